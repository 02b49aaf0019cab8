package org.vipwarden.engine.config.grammar;

import java.util.Optional;

/**
 * A row of the keyword table. Each row is itself only: two of them are never equal.
 *
 * @param <T> the type of its value
 */
public final class Keyword<T> {
    private final String name;
    private final Arguments<T> arguments;
    private final Optional<T> byDefault;
    private final Rank rank;
    private final Effect effect;
    private final String missing;
    private final Optional<Block> block;
    private final String otherwise;

    private Keyword(
            String name,
            Arguments<T> arguments,
            Optional<T> byDefault,
            Rank rank,
            Effect effect,
            String missing,
            Optional<Block> block,
            String otherwise) {
        this.name = name;
        this.arguments = arguments;
        this.byDefault = byDefault;
        this.rank = rank;
        this.effect = effect;
        this.missing = missing;
        this.block = block;
        this.otherwise = otherwise;
    }

    /** A keyword that applies and is in nearly every configuration. */
    static <T> Keyword<T> keyword(String name, Arguments<T> arguments) {
        return new Keyword<>(name, arguments, Optional.empty(), Rank.A, Effect.APPLIES, "", Optional.empty(), "");
    }

    Keyword<T> byDefault(T value) {
        return new Keyword<>(name, arguments, Optional.of(value), rank, effect, missing, block, otherwise);
    }

    Keyword<T> rank(Rank other) {
        return new Keyword<>(name, arguments, byDefault, other, effect, missing, block, otherwise);
    }

    /** Known, without effect yet, and nothing on the network depends on it. */
    Keyword<T> accepted(Rank other) {
        return new Keyword<>(name, arguments, byDefault, other, Effect.ACCEPTED, missing, block, otherwise);
    }

    /** Known, without effect yet; {@code consequence} says what is different without it. */
    Keyword<T> missed(Rank other, String consequence) {
        return new Keyword<>(name, arguments, byDefault, other, Effect.MISSED, consequence, block, otherwise);
    }

    Keyword<T> opens(Block inner) {
        return new Keyword<>(name, arguments, byDefault, rank, effect, missing, Optional.of(inner), otherwise);
    }

    /** Says in words what holds when it is absent and that is no fixed value. */
    Keyword<T> otherwise(String words) {
        return new Keyword<>(name, arguments, byDefault, rank, effect, missing, block, words);
    }

    public String name() {
        return name;
    }

    /** What stands behind it. */
    public Arguments<T> arguments() {
        return arguments;
    }

    /** What holds when it is absent; empty when that depends on something else. */
    public Optional<T> byDefault() {
        return byDefault;
    }

    /** The same in words, where it is no fixed value; empty when there is nothing to say. */
    public String otherwise() {
        return otherwise;
    }

    public Rank rank() {
        return rank;
    }

    /** What we do with it. */
    public Effect effect() {
        return effect;
    }

    /** For {@link Effect#MISSED}: what is not as it says; else empty. */
    public String missing() {
        return missing;
    }

    /** What stands in the braces behind it; empty when there are none. */
    public Optional<Block> block() {
        return block;
    }

    /** The default of a keyword that has a fixed one. */
    public T fixedDefault() {
        return byDefault.orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
