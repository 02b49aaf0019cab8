package org.vipwarden.tests.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Configurations made from a seed: good ones, and with one planted fault each. */
final class Generated {
    private static final int MOST_TRIES = 1000;

    private final List<Sample> samples = new ArrayList<>();
    private final Random random;

    private Generated(long seed) {
        this.random = new Random(seed);
    }

    /** So many of them: each fault in turn, and every fifth one good. */
    static List<Sample> from(long seed, int count) {
        Generated generated = new Generated(seed);
        Fault[] faults = Fault.values();
        for (int i = 0; generated.samples.size() < count; i++) {
            if (i % 4 == 0) {
                generated.add("good", generated.good());
            }
            Fault fault = faults[i % faults.length];
            generated.add(fault.label(), generated.with(fault));
        }
        return generated.samples;
    }

    private void add(String kind, List<String> lines) {
        String name = "g%04d-%s".formatted(samples.size(), kind);
        samples.add(new Sample(name, kind, String.join("\n", lines) + "\n"));
    }

    private List<String> good() {
        return new GoodConfiguration(random).lines();
    }

    /** The first configuration that has a line for the fault. */
    private List<String> with(Fault fault) {
        return Stream.generate(this::good)
                .limit(MOST_TRIES)
                .flatMap(good -> fault.plantIn(good, random).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no line fits for " + fault));
    }
}
