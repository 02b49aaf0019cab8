package org.vipwarden.engine.linux.wire;

import java.util.Optional;
import java.util.function.Function;

/** What a decoder made of some bytes: a value, or the reason why there is none. */
public sealed interface Decoded<T> {

    /** The bytes are what they should be. */
    record Ok<T>(T value) implements Decoded<T> {}

    /** The bytes are not. */
    record Rejected<T>(Flaw flaw) implements Decoded<T> {}

    /** What can be wrong with bytes, in the order in which a decoder looks. */
    enum Flaw {
        /** Fewer bytes than the format's fixed part, or than its own length field says. */
        TRUNCATED,
        /** More bytes than the format has. */
        OVERLONG,
        /** A length field that cannot be. */
        BAD_LENGTH,
        /** Another version, family, type or code than the decoder is for. */
        OTHER_KIND,
        /** A field whose value cannot be. */
        BAD_VALUE,
        /** The checksum does not hold. */
        BAD_CHECKSUM
    }

    static <T> Decoded<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Decoded<T> rejected(Flaw flaw) {
        return new Rejected<>(flaw);
    }

    /** Goes on with the value, if there is one. */
    default <R> Decoded<R> then(Function<T, Decoded<R>> next) {
        return this instanceof Ok<T> ok ? next.apply(ok.value()) : new Rejected<>(((Rejected<T>) this).flaw());
    }

    /** The value, for a caller who passes over what cannot be read. */
    default Optional<T> toOptional() {
        return this instanceof Ok<T> ok ? Optional.of(ok.value()) : Optional.empty();
    }
}
