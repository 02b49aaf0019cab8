package org.vipwarden.web.live;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One server-sent event, as bytes that are made once for all pages. */
public final class Frame {
    private final byte[] bytes;

    private Frame(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** JSON in one line: its writer escapes every line break. */
    static Frame of(String event, JsonValue data) {
        return new Frame("event: " + event + "\ndata: " + data + "\n\n");
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
