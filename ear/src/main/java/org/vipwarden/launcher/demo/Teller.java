package org.vipwarden.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells the story: chapters, sentences, and what was measured beside what was promised. Remembers the promises that were broken. */
final class Teller {
    private static final int MEASURED = 62;

    private final Screen screen;
    private final List<String> broken = new ArrayList<>();
    private int chapter;

    Teller(Screen screen) {
        this.screen = screen;
    }

    /** Begins the story. */
    void title(String sentence) {
        screen.say(screen.styled(Screen.Style.BOLD, "Vipwarden") + "   " + sentence);
    }

    /** Begins a chapter. */
    void chapter(String title, String... sentences) {
        chapter++;
        screen.say("");
        screen.say(screen.styled(Screen.Style.BOLD, chapter + "  " + title));
        for (String sentence : sentences) {
            note(sentence);
        }
    }

    /** Adds a sentence. */
    void note(String sentence) {
        screen.say("   " + screen.styled(Screen.Style.DIM, sentence));
    }

    /** Adds something quoted from a node. */
    void quote(String line) {
        screen.say("     " + line);
    }

    /** Something has happened that has no measure. */
    void fact(String sentence) {
        screen.say("   " + screen.styled(Screen.Style.GOOD, "✓") + " " + sentence);
    }

    /** Something was measured: it is set beside its promise. */
    void judge(Promise promise, Duration measured) {
        boolean kept = promise.keptBy(measured);
        String mark = kept ? screen.styled(Screen.Style.GOOD, "✓") : screen.styled(Screen.Style.BAD, "✗");
        String value = Promise.seconds(measured);
        String gap = " ".repeat(Math.max(1, MEASURED - promise.what().length() - value.length()));
        screen.say("   " + mark + " " + promise.what() + gap + screen.styled(Screen.Style.BOLD, value));
        screen.say("     " + screen.styled(Screen.Style.DIM, promise.sentence()));
        if (!kept) {
            broken.add(promise.what() + " " + value + "; " + promise.sentence());
        }
    }

    /** The promises that were not kept. */
    List<String> broken() {
        return List.copyOf(broken);
    }
}
