package org.vipwarden.launcher.lab;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a class of ours is run in a JVM of its own. */
final class Java {
    private Java() {}

    /** The command that runs a class which needs nothing but the JDK. */
    static List<String> program(Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx48m", "-Xshare:auto"));
        words.addAll(List.of("-cp", home(main), main.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new LabFailure("cannot find the class " + type.getName() + " on disk", e);
        }
    }
}
