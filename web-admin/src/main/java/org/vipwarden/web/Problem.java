package org.vipwarden.web;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * What went wrong, for whoever asked (RFC 9457).
 *
 * @param status the HTTP status
 * @param title what kind of problem, always the same for the same kind
 * @param detail this case, and what to do about it
 * @param problems mistakes in rule files; empty when it is about something else
 */
public record Problem(int status, String title, String detail, JsonArray problems) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem(int status, String title, String detail) {
        this(status, title, detail, JsonValue.EMPTY_JSON_ARRAY);
    }

    public JsonObject json() {
        var object = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("status", status)
                .add("title", title)
                .add("detail", detail);
        if (!problems.isEmpty()) {
            object.add("problems", problems);
        }
        return object.build();
    }
}
