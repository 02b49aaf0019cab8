package org.vipwarden.tests.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads keepalived's text dumps the way its exporters do: by how far a line is indented, what stands before its first {@code =} or
 * {@code :}, and nothing else. What is not as they expect is an error here as it is there.
 */
final class ExporterReader {
    private ExporterReader() {}

    /** What an exporter takes from {@code keepalived.data} about an instance. */
    record Instance(
            String state,
            String wanted,
            String interfaceName,
            int vrid,
            int announcementDelay,
            List<String> addresses) {}

    /** What an exporter takes from {@code keepalived.data} about a script. */
    record Script(String status, String state) {}

    /** The instances of {@code keepalived.data}, by name. */
    static Map<String, Instance> instances(String data) {
        Map<String, Instance> all = new LinkedHashMap<>();
        things(data, "VRRP Instance")
                .forEach((name, thing) -> all.put(
                        name,
                        new Instance(
                                thing.field("State"),
                                thing.field("Wantstate"),
                                thing.field("Interface"),
                                Integer.parseInt(thing.field("Virtual Router ID")),
                                Integer.parseInt(thing.field("Gratuitous ARP delay")),
                                thing.addresses())));
        return all;
    }

    /** The scripts of {@code keepalived.data}, by name. */
    static Map<String, Script> scripts(String data) {
        Map<String, Script> all = new LinkedHashMap<>();
        things(data, "VRRP Script")
                .forEach((name, thing) -> all.put(name, new Script(thing.field("Status"), thing.field("State"))));
        return all;
    }

    private record Thing(Map<String, String> fields, List<String> addresses) {
        private String field(String name) {
            String value = fields.get(name);
            if (value == null) {
                throw new AssertionError("there is no '" + name + "' in " + fields);
            }
            return value;
        }
    }

    private static Map<String, Thing> things(String data, String kind) {
        Map<String, Thing> all = new LinkedHashMap<>();
        Thing thing = null;
        String key = "";
        for (String line : data.lines().toList()) {
            if (line.startsWith(" " + kind) && line.contains("=")) {
                thing = new Thing(new LinkedHashMap<>(), new ArrayList<>());
                all.put(line.split("=")[1].strip(), thing);
            } else if (thing != null && line.startsWith("     ")) {
                if (key.startsWith("Virtual IP (")) {
                    // The address, "dev", and its interface.
                    thing.addresses()
                            .add(line.strip().split(" ")[0] + " on "
                                    + line.strip().split(" ")[2]);
                }
            } else if (thing != null && line.startsWith("   ")) {
                String[] parts = line.strip().split(line.contains("=") ? "=" : ":", 2);
                key = parts[0].strip();
                thing.fields().put(key, parts.length > 1 ? parts[1].strip() : "");
            } else {
                thing = null;
            }
        }
        return all;
    }

    /** The counters of {@code keepalived.stats} by instance, each as {@code section / counter}. */
    static Map<String, Map<String, Integer>> counters(String statistics) {
        Map<String, Map<String, Integer>> all = new LinkedHashMap<>();
        Map<String, Integer> counters = Map.of();
        String section = "";
        for (String line : statistics.lines().toList()) {
            String[] parts = line.strip().split(":", 2);
            String value = parts[1].strip();
            if (line.startsWith("VRRP Instance")) {
                counters = new LinkedHashMap<>();
                all.put(value, counters);
            } else if (value.isEmpty()) {
                section = parts[0] + " / ";
            } else {
                counters.put((line.startsWith("    ") ? section : "") + parts[0], Integer.valueOf(value));
            }
        }
        return all;
    }
}
