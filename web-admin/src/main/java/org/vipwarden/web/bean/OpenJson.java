package org.vipwarden.web.bean;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * Open data as JSON: composite data become objects, arrays become arrays, a map becomes an object.
 *
 * <p>Only open types arrive here, because MXBeans speak nothing else.
 */
final class OpenJson {
    private OpenJson() {}

    static JsonValue of(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof CompositeData composite) {
            return object(composite);
        }
        if (value instanceof TabularData map) {
            return object(map);
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        return scalar(value);
    }

    private static JsonValue object(CompositeData composite) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (String key : composite.getCompositeType().keySet()) {
            object.add(key, of(composite.get(key)));
        }
        return object.build();
    }

    /** The MXBean rules turn a map into rows of {@code key} and {@code value}. */
    private static JsonValue object(TabularData map) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (Object row : map.values()) {
            CompositeData entry = (CompositeData) row;
            object.add(String.valueOf(entry.get("key")), of(entry.get("value")));
        }
        return object.build();
    }

    private static JsonValue array(Object values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (int i = 0; i < Array.getLength(values); i++) {
            array.add(of(Array.get(values, i)));
        }
        return array.build();
    }

    private static JsonValue scalar(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return Json.createValue(((Number) value).longValue());
        }
        if (value instanceof Number number) {
            double real = number.doubleValue();
            return Double.isFinite(real) ? Json.createValue(real) : JsonValue.NULL;
        }
        return Json.createValue(value.toString());
    }

    /** An array of JSON values, in order. */
    static JsonValue list(List<? extends JsonValue> values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
