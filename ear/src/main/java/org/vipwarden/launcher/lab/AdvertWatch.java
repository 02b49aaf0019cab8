package org.vipwarden.launcher.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The VRRP adverts on the local network, with the kernel's time stamps (through {@code tcpdump}): of both versions and families, to a
 * group or to one peer, behind an authentication header or not.
 */
public final class AdvertWatch {
    private static final Pattern ADVERT = Pattern.compile("(\\d+)\\.(\\d{6}) IP6? (\\S+) > \\S+: (?:AH\\(.*?\\): )?"
            + "VRRPv([23]), Advertisement, .*?vrid (\\d+), prio (\\d+),.*");

    /** An advert on the wire. */
    public record Advert(Instant at, String source, int version, int vrid, int priority) {
        /** Whether the node that sent it gives up. */
        public boolean isRelease() {
            return priority == 0;
        }

        /** Whether this host sent it. */
        public boolean from(Host host) {
            return host.has(source);
        }
    }

    private final Timeline<Advert> adverts = new Timeline<>();
    private final Timeline<String> remarks = new Timeline<>();

    private AdvertWatch() {}

    /** Starts to watch; when this returns, nothing is missed any more. */
    public static AdvertWatch in(Lab lab) {
        AdvertWatch watch = new AdvertWatch();
        // At the switch: an advert to one peer alone reaches nobody else.
        ProcessBuilder capture = lab.program(
                Host.SWITCH,
                List.of(
                        "tcpdump",
                        "-i",
                        Lab.BRIDGE,
                        "-n",
                        "-l",
                        "-tt",
                        "--immediate-mode",
                        "-Z",
                        "root",
                        "ip proto 112 or ip proto 51 or ip6 proto 112"));
        Listening.to("adverts", capture, watch::take);
        if (watch.remarks
                .await(line -> line.contains("listening on"), Duration.ofSeconds(10))
                .isEmpty()) {
            throw new LabFailure("tcpdump does not listen: " + watch.remarks.all());
        }
        return watch;
    }

    private void take(String line) {
        parse(line).ifPresentOrElse(adverts::add, () -> remarks.add(line));
    }

    /** Reads a line of {@code tcpdump -tt}; other lines are not adverts. */
    static Optional<Advert> parse(String line) {
        Matcher advert = ADVERT.matcher(line);
        if (!advert.matches()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(advert.group(1)), Long.parseLong(advert.group(2)) * 1000);
        int version = Integer.parseInt(advert.group(4));
        int vrid = Integer.parseInt(advert.group(5));
        int priority = Integer.parseInt(advert.group(6));
        return Optional.of(new Advert(at, advert.group(3), version, vrid, priority));
    }

    /** Every advert so far, in order. */
    public Timeline<Advert> adverts() {
        return adverts;
    }

    /** The newest advert of a host before the given time, a farewell with priority 0 left aside. */
    public Optional<Advert> lastBefore(Host host, Instant time) {
        return adverts.last(a -> a.from(host) && !a.isRelease() && a.at().isBefore(time));
    }

    /** The first advert of a host at or after the given time, a farewell with priority 0 left aside. */
    public Optional<Advert> awaitFirst(Host host, Instant since, Duration timeout) {
        return adverts.await(a -> a.from(host) && !a.isRelease() && !a.at().isBefore(since), timeout);
    }
}
