package org.vipwarden.jmx.bean;

/** A rule file. */
public interface SourceData {

    /** For example {@code quorum.drl}. */
    String getName();

    String getText();
}
