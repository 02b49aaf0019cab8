package org.vipwarden.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory that the build makes:
 *
 * <pre>
 * lib/                 the launcher and its class path
 * payara/              the application server's own jars
 * vipwarden-flat.war   the web application
 * </pre>
 */
record Installation(Path home) {
    /** The one that this class was loaded from. */
    static Installation here() {
        try {
            var jar = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Installation(jar.getParent().getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where this program is installed", e);
        }
    }

    Path webApplication() {
        return home.resolve("vipwarden-flat.war");
    }

    /** The part of Payara Micro that starts the rest, and that the rest unpacks its default configuration from. */
    Path serverBootJar() {
        return home.resolve("lib/payara-boot.jar");
    }

    /** In an order that is the same on every machine. */
    List<Path> serverJars() throws IOException {
        var jars = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(home.resolve("payara"))) {
            all.forEach(jars::add);
        }
        jars.sort(null);
        return jars;
    }
}
