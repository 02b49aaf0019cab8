package org.vipwarden.tests.lab;

import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vipwarden.launcher.lab.LabNode;

/** What a running keepalived has counted, read from the file that it writes on SIGUSR2. */
final class KeepalivedStatistics {
    private static final String FILE = "keepalived.stats";
    private static final String LAST_SECTION = "Priority Zero:";

    private KeepalivedStatistics() {}

    /** The counters of refused packets, as {@code section / counter}. */
    static Map<String, Integer> errors(LabNode node) {
        node.signal("USR2");
        String text = await("the statistics of " + node.host().label())
                .until(() -> node.read(FILE), t -> t.substring(Math.max(0, t.indexOf(LAST_SECTION)))
                        .contains("Sent:"));
        Map<String, Integer> errors = new LinkedHashMap<>();
        String section = "";
        for (String line : text.lines().map(String::strip).toList()) {
            int colon = line.indexOf(':');
            if (line.endsWith(":")) {
                section = line.substring(0, colon);
            } else if (section.endsWith("Errors")) {
                String counter = section + " / " + line.substring(0, colon);
                errors.merge(counter, Integer.valueOf(line.substring(colon + 1).strip()), Integer::sum);
            }
        }
        return errors;
    }
}
