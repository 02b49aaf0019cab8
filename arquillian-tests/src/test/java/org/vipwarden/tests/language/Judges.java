package org.vipwarden.tests.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vipwarden.engine.config.ConfigurationLoader;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.Surroundings;
import org.vipwarden.engine.config.diagnostic.Diagnostic;
import org.vipwarden.engine.config.text.Reading;
import org.vipwarden.launcher.lab.Host;
import org.vipwarden.launcher.lab.Lab;

/** Gives the same configurations to keepalived and to us: on a host that has all interfaces that samples name. */
final class Judges implements AutoCloseable {
    private static final String CONFIG_ID = "lb1";
    private static final Pattern RESULT = Pattern.compile("(?m)^@@ (\\S+) (\\d+)$");
    /** A few at a time, each with an end. */
    private static final String CHECK_ALL =
            """
            cd "$1"
            ls | grep '[.]conf$' | xargs -P 2 -n 1 sh -c '
                out=$(timeout 20 keepalived -t -i %s -f "$0" 2>&1); code=$?
                printf "%%s\\n@@ %%s %%s\\n" "$out" "$0" "$code" > "$0.verdict"'
            cat *.verdict
            """
                    .formatted(CONFIG_ID);

    private final Lab lab;
    private final Path directory;

    Judges(Path directory) {
        this.directory = directory;
        this.lab = Lab.open();
        lab.run(
                Host.NODE1,
                "sh",
                "-ec",
                """
                for link in eth2 eth3 eth0.1 bond0; do
                    ip link add $link type veth peer name p-$link
                    ip link set $link up
                    ip link set p-$link up
                done
                for link in all lo eth0 eth1; do echo 0 > /proc/sys/net/ipv6/conf/$link/disable_ipv6; done
                """);
    }

    /**
     * What both say to each of them.
     *
     * @throws IOException when they cannot be written
     */
    Map<Sample, Verdicts> judge(List<Sample> samples) throws IOException {
        for (Sample sample : samples) {
            Files.writeString(file(sample), sample.text());
        }
        Map<String, Said> theirs = theirs();
        Map<Sample, Verdicts> verdicts = new LinkedHashMap<>();
        for (Sample sample : samples) {
            verdicts.put(
                    sample, new Verdicts(theirs.get(file(sample).getFileName().toString()), ours(sample)));
        }
        return verdicts;
    }

    private Path file(Sample sample) {
        return directory.resolve(sample.name() + ".conf");
    }

    private Map<String, Said> theirs() {
        String all = lab.run(Host.NODE1, "sh", "-c", CHECK_ALL, "sh", directory.toString());
        Map<String, Said> said = new LinkedHashMap<>();
        Matcher matcher = RESULT.matcher(all);
        int from = 0;
        while (matcher.find()) {
            String words = all.substring(from, matcher.start()).strip();
            said.put(matcher.group(1), new Said(Integer.parseInt(matcher.group(2)), words));
            from = matcher.end();
        }
        return said;
    }

    private Said ours(Sample sample) {
        Surroundings here = Surroundings.ofThisMachine();
        Loaded loaded = ConfigurationLoader.load(
                file(sample),
                directory.resolve("vipwarden.conf"),
                here.with(Reading.of(here.hostName()).withConfigId(CONFIG_ID)));
        List<String> lines =
                loaded.diagnostics().stream().map(Diagnostic::headline).toList();
        return new Said(loaded.exitCode(), String.join("\n", lines));
    }

    @Override
    public void close() {
        lab.close();
    }

    /** An exit code, and what was written. */
    record Said(int code, String words) {
        /** keepalived gives up at some mistakes (2), and at some it crashes or hangs: whatever is neither of the first two is refused. */
        Verdict verdict() {
            return switch (code) {
                case 0 -> Verdict.CLEAN;
                case 6 -> Verdict.INSECURE;
                default -> Verdict.REFUSED;
            };
        }
    }

    /** What an exit code means. */
    enum Verdict {
        CLEAN,
        INSECURE,
        REFUSED
    }

    /** What both said to one configuration. */
    record Verdicts(Said theirs, Said ours) {
        String report(Sample sample) {
            return "%s (%s): keepalived %d, ours %d%n%s%n--- keepalived:%n%s%n--- ours:%n%s%n"
                    .formatted(
                            sample.name(),
                            sample.kind(),
                            theirs.code(),
                            ours.code(),
                            sample.text(),
                            theirs.words(),
                            ours.words());
        }
    }
}
