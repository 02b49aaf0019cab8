package org.vipwarden.engine.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;

/**
 * An entry as one line of JSON: {@code {"sequence":7,"at":"2026-11-20T18:00:00Z","type":"warning","subject":...}}, the parts of
 * the happening beside the three. The names of the types stay as they are for ever: old journals are read with them.
 *
 * <p>All static, so that Gson is set up by the thread that first needs it and not by the start of the node.
 */
public final class EntryCodec {
    private static final Map<String, Class<? extends Happening>> TYPES = Map.of(
            "router-changed", Happening.RouterChanged.class,
            "router-stands", Happening.RouterStands.class,
            "priority-changed", Happening.PriorityChanged.class,
            "health-changed", Happening.HealthChanged.class,
            "policy-changed", Happening.PolicyChanged.class,
            "configuration-changed", Happening.ConfigurationChanged.class,
            "loop-late", Happening.LoopLate.class,
            "warning", Happening.Warning.class,
            "commanded", Happening.Commanded.class);
    private static final Map<Class<?>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .registerTypeAdapterFactory(new Optionals())
            .registerTypeAdapter(Instant.class, text(Instant::toString, Instant::parse))
            .registerTypeAdapter(Duration.class, text(Duration::toString, Duration::parse))
            .registerTypeHierarchyAdapter(IpAddress.class, text(IpAddress::toString, IpAddress::parse))
            .registerTypeAdapter(Vrid.class, number(Vrid::value, Vrid::new))
            .registerTypeAdapter(Priority.class, number(Priority::value, Priority::new))
            .create();

    private EntryCodec() {}

    /** What a happening is, in a word. */
    public static String type(Happening happening) {
        return NAMES.get(happening.getClass());
    }

    /** All words that {@link #type} may give. */
    public static Set<String> types() {
        return TYPES.keySet();
    }

    /** One line, without its end. */
    static String encode(Entry entry) {
        return GSON.toJson(json(entry));
    }

    /** The entry as an object of its own. */
    public static JsonObject json(Entry entry) {
        JsonObject line = new JsonObject();
        line.addProperty("sequence", entry.sequence());
        line.addProperty("at", entry.at().toString());
        line.addProperty("type", type(entry.happening()));
        GSON.toJsonTree(entry.happening())
                .getAsJsonObject()
                .entrySet()
                .forEach(e -> line.add(e.getKey(), e.getValue()));
        return line;
    }

    /** The entry of a line; empty when the line is torn, or written by something else than this. */
    @SuppressWarnings("EmptyCatch") // whatever is wrong with the line, it is no entry
    static Optional<Entry> decode(String text) {
        try {
            JsonObject line = JsonParser.parseString(text).getAsJsonObject();
            Happening happening = GSON.fromJson(line, TYPES.get(line.get("type").getAsString()));
            if (isWhole(happening)) {
                Instant at = Instant.parse(line.get("at").getAsString());
                return Optional.of(new Entry(line.get("sequence").getAsLong(), at, happening));
            }
        } catch (RuntimeException e) {
            // Gson passes on whatever a constructor of ours throws.
        }
        return Optional.empty();
    }

    /** Whether nothing in it is null: Gson leaves out what the line does not say, and constants that it does not know. */
    private static boolean isWhole(Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().allMatch(EntryCodec::isWhole);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(EntryCodec::isWhole).orElse(true);
        }
        if (!(value instanceof Record)) {
            return value != null;
        }
        for (var component : value.getClass().getRecordComponents()) {
            try {
                if (!isWhole(component.getAccessor().invoke(value))) {
                    return false;
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return true;
    }

    private static <T> TypeAdapter<T> text(Function<T, String> write, Function<String, T> read) {
        return new TypeAdapter<T>() {
            @Override
            public void write(JsonWriter out, T value) throws IOException {
                out.value(write.apply(value));
            }

            @Override
            public T read(JsonReader in) throws IOException {
                return read.apply(in.nextString());
            }
        }.nullSafe();
    }

    private static <T> TypeAdapter<T> number(ToIntFunction<T> write, IntFunction<T> read) {
        return new TypeAdapter<T>() {
            @Override
            public void write(JsonWriter out, T value) throws IOException {
                out.value(write.applyAsInt(value));
            }

            @Override
            public T read(JsonReader in) throws IOException {
                return read.apply(in.nextInt());
            }
        }.nullSafe();
    }

    /** An optional part is its value, or null. */
    private static final class Optionals implements TypeAdapterFactory {
        @Override
        @SuppressWarnings("unchecked") // T is Optional<?>: the raw type says so
        public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            if (type.getRawType() != Optional.class) {
                return null;
            }
            var inner = ((ParameterizedType) type.getType()).getActualTypeArguments()[0];
            return (TypeAdapter<T>) optional(gson.getAdapter(TypeToken.get(inner)));
        }

        private static <V> TypeAdapter<Optional<V>> optional(TypeAdapter<V> inner) {
            TypeAdapter<V> orNull = inner.nullSafe();
            return new TypeAdapter<>() {
                @Override
                public void write(JsonWriter out, Optional<V> value) throws IOException {
                    orNull.write(out, value.orElse(null));
                }

                @Override
                public Optional<V> read(JsonReader in) throws IOException {
                    return Optional.ofNullable(orNull.read(in));
                }
            };
        }
    }
}
