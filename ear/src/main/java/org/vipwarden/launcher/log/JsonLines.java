package org.vipwarden.launcher.log;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.tinylog.core.LogEntry;
import org.tinylog.core.LogEntryValue;
import org.tinylog.writers.Writer;

/** Makes each line a JSON object: {@code at}, {@code level}, {@code logger}, {@code message}, the parts of the event, {@code exception}. */
final class JsonLines implements Writer {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Writer lines;

    /** @param lines gets entries whose message is the whole line */
    JsonLines(Writer lines) {
        this.lines = lines;
    }

    static String json(LogEntry entry) {
        JsonObject object = new JsonObject();
        object.addProperty("at", entry.getTimestamp().toInstant().toString());
        object.addProperty("level", entry.getLevel().toString().toLowerCase(Locale.ROOT));
        object.addProperty("logger", entry.getClassName());
        object.addProperty("message", entry.getMessage());
        entry.getContext().forEach(object::addProperty);
        if (entry.getException() != null) {
            object.addProperty("exception", stackTrace(entry.getException()));
        }
        return GSON.toJson(object);
    }

    private static String stackTrace(Throwable exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public Collection<LogEntryValue> getRequiredLogEntryValues() {
        return lines.getRequiredLogEntryValues();
    }

    @Override
    public void write(LogEntry entry) throws Exception {
        lines.write(new LogEntry(
                entry.getTimestamp(),
                entry.getThread(),
                Map.of(),
                entry.getClassName(),
                null,
                null,
                -1,
                null,
                entry.getLevel(),
                json(entry),
                null));
    }

    @Override
    public void flush() throws Exception {
        lines.flush();
    }

    @Override
    public void close() throws Exception {
        lines.close();
    }
}
