package org.vipwarden.engine.config.plan;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text for values of each of some types. */
final class ByType {
    private final Map<Class<?>, Function<Object, String>> texts;

    private ByType(Map<Class<?>, Function<Object, String>> texts) {
        this.texts = Map.copyOf(texts);
    }

    static ByType of(Case... cases) {
        return new ByType(Stream.of(cases).collect(Collectors.toMap(Case::type, Case::text)));
    }

    /** One of the types. */
    record Case(Class<?> type, Function<Object, String> text) {}

    static <T> Case when(Class<T> type, Function<T, String> text) {
        return new Case(type, value -> text.apply(type.cast(value)));
    }

    /** Empty for a value of another type. */
    Optional<String> text(Object value) {
        return Optional.ofNullable(texts.get(value.getClass())).map(text -> text.apply(value));
    }
}
