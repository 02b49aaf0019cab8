package org.vipwarden.engine.dump;

import java.util.Map;
import org.vipwarden.engine.node.Picture;

/** The counters as {@code keepalived.stats} has them. */
final class StatisticsDump {
    private StatisticsDump() {}

    static String of(Picture picture, Tally tally) {
        StringBuilder text = new StringBuilder();
        picture.routers().forEach(router -> text.append(of(router.definition().name(), Statistics.of(router, tally))));
        return text.toString();
    }

    private static String of(String name, Map<Statistics, Long> counts) {
        StringBuilder text = new StringBuilder("VRRP Instance: " + name + "\n");
        String section = "";
        for (Statistics statistic : Statistics.inText()) {
            if (!statistic.section().equals(section) && !statistic.section().isEmpty()) {
                text.append("  ").append(statistic.section()).append(":\n");
            }
            section = statistic.section();
            text.append(section.isEmpty() ? "  " : "    ")
                    .append(statistic.label())
                    .append(": ")
                    .append(counts.get(statistic))
                    .append('\n');
        }
        return text.toString();
    }
}
