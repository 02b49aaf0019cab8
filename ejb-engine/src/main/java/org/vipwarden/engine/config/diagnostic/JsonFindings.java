package org.vipwarden.engine.config.diagnostic;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.vipwarden.engine.config.text.Place;

/** Findings as JSON, for scripts: what is there stays; more may come. */
public final class JsonFindings {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private JsonFindings() {}

    /** One object, ended by a line feed. */
    public static String print(List<Diagnostic> diagnostics, int exitCode) {
        JsonArray findings = new JsonArray();
        diagnostics.forEach(diagnostic -> findings.add(finding(diagnostic)));
        JsonObject all = new JsonObject();
        all.addProperty("exitCode", exitCode);
        all.add("findings", findings);
        return GSON.toJson(all) + "\n";
    }

    private static JsonObject finding(Diagnostic diagnostic) {
        Place place = diagnostic.place();
        JsonObject finding = new JsonObject();
        finding.addProperty("code", diagnostic.rule().code());
        finding.addProperty("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        finding.addProperty("file", place.file());
        if (place.line() > 0) {
            finding.addProperty("line", place.line());
            finding.addProperty("column", place.column());
            finding.addProperty("length", place.length());
            finding.addProperty("source", place.text());
        }
        finding.addProperty("message", diagnostic.message());
        addUnlessEmpty(finding, "expected", diagnostic.expected());
        addUnlessEmpty(finding, "advice", diagnostic.advice());
        return finding;
    }

    private static void addUnlessEmpty(JsonObject object, String name, String text) {
        if (!text.isEmpty()) {
            object.addProperty(name, text);
        }
    }
}
