package org.vipwarden.engine.dump;

/** The lines of {@code keepalived.data}; how far one is indented says what it is, and exporters go by it. */
final class DataText {
    private final StringBuilder text = new StringBuilder();

    /** The heading of a section. */
    DataText section(String name) {
        return add("------< " + name + " >------");
    }

    /** What the following lines are about: one blank. */
    DataText thing(String kind, String name) {
        return add(" " + kind + " = " + name);
    }

    /** A property: three blanks. */
    DataText field(String name, Object value) {
        return add("   " + name + " = " + value);
    }

    /** A property that is a sentence: three blanks. */
    DataText line(String words) {
        return add("   " + words);
    }

    /** An element of the list that the line above opened: five blanks. */
    DataText item(String words) {
        return add("     " + words);
    }

    private DataText add(String line) {
        text.append(line).append('\n');
        return this;
    }

    static String yesOrNo(boolean is) {
        return is ? "yes" : "no";
    }

    static String enabled(boolean is) {
        return is ? "enabled" : "disabled";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
