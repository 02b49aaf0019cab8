package org.vipwarden.engine.config.diagnostic;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.vipwarden.engine.config.text.Place;

/** Findings in the form that code review and CI systems take in: SARIF 2.1.0 (OASIS). All rules are listed, found or not. */
public final class SarifFindings {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private SarifFindings() {}

    /**
     * One log with one run, ended by a line feed.
     *
     * @param version of this software
     */
    public static String print(List<Diagnostic> diagnostics, int exitCode, String version) {
        JsonArray rules = new JsonArray();
        for (Rule rule : Rule.values()) {
            rules.add(descriptor(rule));
        }
        JsonObject driver = object("name", "vipwarden");
        driver.addProperty("version", version);
        driver.add("rules", rules);
        JsonObject invocation = new JsonObject();
        invocation.addProperty("executionSuccessful", true);
        invocation.addProperty("exitCode", exitCode);
        JsonArray results = new JsonArray();
        diagnostics.forEach(diagnostic -> results.add(result(diagnostic)));
        JsonObject run = object("tool", object("driver", driver));
        run.add("invocations", list(invocation));
        run.addProperty("columnKind", "utf16CodeUnits");
        run.add("results", results);
        JsonObject log = object("$schema", SCHEMA);
        log.addProperty("version", "2.1.0");
        log.add("runs", list(run));
        return GSON.toJson(log) + "\n";
    }

    private static JsonObject descriptor(Rule rule) {
        JsonObject descriptor = object("id", rule.code());
        descriptor.add("shortDescription", object("text", sentence(rule.title())));
        descriptor.add("help", object("text", rule.advice().isEmpty() ? sentence(rule.title()) : rule.advice()));
        return descriptor;
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static JsonObject result(Diagnostic diagnostic) {
        JsonObject result = object("ruleId", diagnostic.rule().code());
        result.addProperty("level", level(diagnostic.severity()));
        result.add("message", object("text", message(diagnostic)));
        result.add("locations", list(object("physicalLocation", location(diagnostic.place()))));
        return result;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING, SECURITY -> "warning";
            case NOTE -> "note";
        };
    }

    private static String message(Diagnostic diagnostic) {
        String expected = diagnostic.expected().isEmpty() ? "" : " (expected: " + diagnostic.expected() + ")";
        String advice = diagnostic.suggestion().isEmpty() ? "" : " (" + diagnostic.suggestion() + ")";
        return diagnostic.message() + expected + advice;
    }

    private static JsonObject location(Place place) {
        JsonObject location = object("artifactLocation", object("uri", uri(place.file())));
        if (place.line() > 0) {
            JsonObject region = new JsonObject();
            region.addProperty("startLine", place.line());
            region.addProperty("startColumn", place.column());
            region.addProperty("endColumn", place.column() + place.length());
            region.add("snippet", object("text", place.text()));
            location.add("region", region);
        }
        return location;
    }

    /** An absolute path with its scheme, any other as it is; what a URI cannot have is escaped. */
    private static String uri(String file) {
        try {
            return file.startsWith("/")
                    ? new URI("file", "", file, null).toASCIIString()
                    : new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no URI can be made of " + file, e);
        }
    }

    private static JsonObject object(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    private static JsonObject object(String name, JsonElement value) {
        JsonObject object = new JsonObject();
        object.add(name, value);
        return object;
    }

    private static JsonArray list(JsonElement only) {
        JsonArray list = new JsonArray();
        list.add(only);
        return list;
    }
}
