package org.vipwarden.tests.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Configurations made from a seed: good ones, and with one planted fault each. */
final class Generated {
    private Generated() {}

    /** So many of them; about one in five is good, and every fault comes up. */
    static List<Sample> from(long seed, int count) {
        List<Sample> samples = new ArrayList<>();
        Fault[] faults = Fault.values();
        int next = 0;
        for (int i = 0; samples.size() < count; i++) {
            Random random = new Random(seed + i);
            List<String> good = new GoodConfiguration(random).lines();
            if (i % 5 == 0) {
                samples.add(new Sample("g%04d-good".formatted(i), "good", String.join("\n", good) + "\n"));
                continue;
            }
            Fault fault = faults[next++ % faults.length];
            fault.plantIn(good, random)
                    .ifPresent(lines -> samples.add(new Sample(
                            "g%04d-%s".formatted(samples.size(), fault.label()),
                            fault.label(),
                            String.join("\n", lines) + "\n")));
        }
        return samples;
    }
}
