package org.vipwarden.jmx.bean;

import java.util.List;

/** A rule that decided something. */
public interface FiringData {

    String getRule();

    /** The file the rule stands in. */
    String getFile();

    /** The line of its {@code rule} keyword, counted from 1. */
    int getLine();

    /** What it decided about: a virtual router's name, or the subject of an alert. */
    String getSubject();

    /** What it decided, for example {@code priority -20}, {@code release}. */
    String getEffect();

    /** Why: one sentence. */
    String getBecause();

    /** The facts that it matched, as text. */
    List<String> getFacts();
}
