package org.vipwarden.engine.config.text;

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

    boolean isBlank() {
        return indent() == text.length();
    }

    /** The index of the first character that is not blank; the length when there is none. */
    int indent() {
        return blanksEnd(0);
    }

    /** The index of the first character from the given one on that is not blank. */
    int blanksEnd(int from) {
        int at = from;
        while (at < text.length() && WordReader.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The index of the first blank from the given one on; the length when there is none. */
    int wordEnd(int from) {
        int at = from;
        while (at < text.length() && !WordReader.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The place in the file of the characters from {@code start} to before {@code end}. */
    Place place(int start, int end) {
        int first = origin.first(start);
        int behind = Math.max(first + 1, origin.behind(Math.max(start, end - 1)));
        return new Place(file, number, first + 1, behind - first, original);
    }

    /** The place of everything but the blanks around it. */
    Place place() {
        return place(indent(), Math.max(indent() + 1, text.stripTrailing().length()));
    }

    /** This line with everything before an index blanked out. */
    Line from(int start) {
        return new Line(file, number, original, " ".repeat(start) + text.substring(start), origin);
    }

    /** This line without what stands from an index on. */
    Line upTo(int end) {
        return end >= text.length() ? this : new Line(file, number, original, text.substring(0, end), origin);
    }

    /** This line with another text, whose characters come from where {@code other} says, in terms of this line's present text. */
    Line rewritten(Rewriting other) {
        int[] firsts = new int[other.length()];
        int[] behinds = new int[other.length()];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = origin.first(other.first(i));
            behinds[i] = origin.behind(other.last(i));
        }
        return new Line(file, number, original, other.text(), new Expanded(firsts, behinds));
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
