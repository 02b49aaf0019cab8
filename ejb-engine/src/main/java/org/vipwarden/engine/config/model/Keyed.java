package org.vipwarden.engine.config.model;

/** An element of a list that is the same one when other things about it change. */
public interface Keyed {
    /** What tells it from the others of its list, as its line in the file begins. */
    String key();
}
