package org.vipwarden.engine.config.text;

import java.util.Arrays;

/**
 * A line before it is cut into words. After a definition was expanded in it, its text is no longer what stands in the file; each
 * character then knows the characters of the file that it came from.
 */
final class Line {
    private final String file;
    private final int number;
    private final String original;
    private final String text;
    private final Origin origin;

    private Line(String file, int number, String original, String text, Origin origin) {
        this.file = file;
        this.number = number;
        this.original = original;
        this.text = text;
        this.origin = origin;
    }

    static Line of(String file, int number, String text) {
        return new Line(file, number, text, text, Origin.SAME);
    }

    String text() {
        return text;
    }

    /** The place in the file of the characters from {@code start} to before {@code end}. */
    Place place(int start, int end) {
        int first = origin.first(start);
        int behind = Math.max(first + 1, origin.behind(Math.max(start, end - 1)));
        return new Place(file, number, first + 1, behind - first, original);
    }

    /** This line with a part replaced; all of the new characters come from the whole part. */
    Line replace(int start, int end, String replacement) {
        int replacedEnd = start + replacement.length();
        int shift = replacedEnd - end;
        int[] firsts = new int[text.length() + shift];
        int[] behinds = new int[text.length() + shift];
        for (int i = 0; i < start; i++) {
            firsts[i] = origin.first(i);
            behinds[i] = origin.behind(i);
        }
        Arrays.fill(firsts, start, replacedEnd, origin.first(start));
        Arrays.fill(behinds, start, replacedEnd, origin.behind(Math.max(start, end - 1)));
        for (int i = end; i < text.length(); i++) {
            firsts[i + shift] = origin.first(i);
            behinds[i + shift] = origin.behind(i);
        }
        String changed = text.substring(0, start) + replacement + text.substring(end);
        return new Line(file, number, original, changed, new Expanded(firsts, behinds));
    }

    /** This line with everything before an index blanked out. */
    Line from(int start) {
        return new Line(file, number, original, " ".repeat(start) + text.substring(start), origin);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Where the characters of a line stand in the file, as indices into the original line. */
    private interface Origin {
        Origin SAME = new Origin() {
            @Override
            public int first(int index) {
                return index;
            }

            @Override
            public int behind(int index) {
                return index + 1;
            }
        };

        int first(int index);

        int behind(int index);
    }

    private static final class Expanded implements Origin {
        private final int[] firsts;
        private final int[] behinds;

        Expanded(int[] firsts, int[] behinds) {
            this.firsts = firsts;
            this.behinds = behinds;
        }

        @Override
        public int first(int index) {
            return firsts.length == 0 ? 0 : firsts[Math.min(index, firsts.length - 1)];
        }

        @Override
        public int behind(int index) {
            return behinds.length == 0 ? 1 : behinds[Math.min(index, behinds.length - 1)];
        }
    }
}
