package org.vipwarden.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of {@code examples/nginx-pair}, which the build puts on the class path. */
final class Examples {
    private static final String ROOT = "/examples/nginx-pair/";

    private Examples() {}

    /** A file by its path below the example's directory. */
    static String text(String path) {
        try (InputStream file = Examples.class.getResourceAsStream(ROOT + path)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no example " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
