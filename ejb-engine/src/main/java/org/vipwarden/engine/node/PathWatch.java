package org.vipwarden.engine.node;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.node.LoopReport.PathReport;
import org.vipwarden.engine.node.Path.Sign;

/**
 * Notices which paths of one router are silent while another hears its Active: an event, and no reason to take over. When all are silent
 * it is the state machine's business.
 *
 * <p>It needs no timer: it looks whenever an advert comes. After a time in which nobody could be heard, for whatever reason, all paths
 * have a chance again.
 */
final class PathWatch {
    private long lastAdvert = Long.MIN_VALUE;
    private long hearingSince = Long.MIN_VALUE;

    /**
     * An advert came.
     *
     * @param patience how long a path may be silent, in nanoseconds: Active_Down_Interval
     */
    void heard(Path path, Sign sign, long now, long patience, Consumer<LoopReport> reports) {
        if (lastAdvert == Long.MIN_VALUE || now - lastAdvert > patience) {
            hearingSince = now;
        }
        lastAdvert = now;
        path.heard(sign, now);
        List<Path> all = path.router().paths();
        if (all.size() == 1) {
            return;
        }
        if (path.isSilent()) {
            path.silent(false);
            tell(path, true, "hears " + sign.from() + " over the " + words(path) + " again", reports);
        }
        for (Path other : all) {
            long silence = now - Math.max(other.quietSince(), hearingSince);
            if (other.isUsable() && !other.isSilent() && silence > patience) {
                other.silent(true);
                String sentence =
                        "hears nothing over the " + words(other) + " since %.2f s, while ".formatted(silence / 1e9)
                                + sign.from() + " is heard over the " + words(path);
                tell(other, false, sentence, reports);
            }
        }
    }

    /** Whether a further path can be used is known anew; told when that has changed, and when it cannot from the beginning. */
    static void checked(Path path, Optional<String> obstacle, long now, Consumer<LoopReport> reports) {
        if (path.isUsable() != obstacle.isEmpty()) {
            path.usable(obstacle.isEmpty(), now);
            String sentence = obstacle.map(why -> "cannot use the " + words(path) + ": " + why)
                    .orElseGet(() -> "can use the " + words(path) + " again");
            tell(path, obstacle.isEmpty(), sentence, reports);
        }
    }

    private static void tell(Path path, boolean works, String sentence, Consumer<LoopReport> reports) {
        reports.accept(new PathReport(path.router().name(), path.name(), works, sentence));
    }

    private static String words(Path path) {
        return (path.isMain() ? "main path" : "heartbeat path " + path.name()) + " ("
                + path.definition().runsOn() + ")";
    }
}
