package org.vipwarden.tests.language;

/**
 * A configuration to be judged.
 *
 * @param name without blanks or slashes
 * @param kind what it is about: a planted fault, a feature; deviations are listed by it
 */
record Sample(String name, String kind, String text) {
    @Override
    public String toString() {
        return name;
    }
}
