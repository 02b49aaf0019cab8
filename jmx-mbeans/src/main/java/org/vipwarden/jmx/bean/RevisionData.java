package org.vipwarden.jmx.bean;

import java.util.List;

/** A rule base, as it was activated at some time. */
public interface RevisionData {

    /** 0 is the rule base as shipped. */
    int getNumber();

    /** Who activated it. */
    String getAuthor();

    /** When, ISO 8601. */
    String getTime();

    /** When, since 1970. */
    long getMillis();

    /** Why, in the author's words. */
    String getComment();

    /** The names of its files. */
    List<String> getFiles();
}
