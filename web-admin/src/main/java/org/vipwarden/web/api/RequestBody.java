package org.vipwarden.web.api;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.web.Problem;
import org.vipwarden.web.bean.RuleFiles;

/** The JSON object that came with a request. Whatever is wrong with it is a {@link Refusal} that says what. */
record RequestBody(JsonObject json) {
    static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FILES = 100;
    private static final int LONGEST_TEXT_FIELD = 1000;
    private static final System.Logger LOG = System.getLogger(RequestBody.class.getName());

    static RequestBody read(InputStream body) {
        byte[] bytes = bounded(body);
        try (JsonParser parser = Json.createParser(new ByteArrayInputStream(bytes))) {
            parser.next();
            JsonObject object = parser.getObject();
            if (!parser.hasNext()) {
                return new RequestBody(object);
            }
        } catch (RuntimeException e) {
            // The parser has many words for it, and for too deep a nest no type of its own.
            LOG.log(Level.DEBUG, "a request without a JSON object", e);
        }
        throw bad("The body is not a JSON object.");
    }

    private static byte[] bounded(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw bad("The body could not be read.");
        }
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(new Problem(413, "Too large", "At most " + MOST_BYTES + " bytes are read."));
        }
        return bytes;
    }

    int whole(String name, int least, int most) {
        JsonValue value = json.get(name);
        if (value instanceof JsonNumber number && number.isIntegral()) {
            BigDecimal whole = number.bigDecimalValue();
            if (BigDecimal.valueOf(least).compareTo(whole) <= 0 && whole.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return whole.intValue();
            }
        }
        throw bad("\"" + name + "\" must be a whole number from " + least + " to " + most + ".");
    }

    String text(String name) {
        if (json.get(name) instanceof JsonString text && text.getString().length() <= LONGEST_TEXT_FIELD) {
            return text.getString();
        }
        throw bad("\"" + name + "\" must be a text of at most " + LONGEST_TEXT_FIELD + " characters.");
    }

    RuleFiles files() {
        JsonValue value = json.get("files");
        if (value == null || value.getValueType() != JsonValue.ValueType.ARRAY) {
            throw bad("\"files\" must be an array.");
        }
        List<RuleFiles.File> files = new ArrayList<>();
        for (JsonValue file : value.asJsonArray()) {
            files.add(file(file));
        }
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw bad("\"files\" must hold 1 to " + MOST_FILES + " files.");
        }
        return new RuleFiles(files);
    }

    private static RuleFiles.File file(JsonValue value) {
        if (value instanceof JsonObject file
                && file.get("name") instanceof JsonString name
                && file.get("text") instanceof JsonString text) {
            return new RuleFiles.File(name.getString(), text.getString());
        }
        throw bad("Each of \"files\" must have a \"name\" and a \"text\".");
    }

    private static Refusal bad(String detail) {
        return new Refusal(new Problem(400, "Bad request", detail));
    }
}
