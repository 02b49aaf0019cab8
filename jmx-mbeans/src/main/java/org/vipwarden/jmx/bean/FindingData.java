package org.vipwarden.jmx.bean;

/** Something that there is to say about the configuration files of a node. */
public interface FindingData {

    /** The stable name of what kind of finding it is: {@code nopreempt-ignored}. */
    String getCode();

    /** {@code ERROR}, {@code WARNING}, {@code SECURITY} or {@code NOTE}. */
    String getSeverity();

    String getFile();

    /** Counted from 1; 0 when the whole file is meant. */
    int getLine();

    /** Counted from 1. */
    int getColumn();

    /** Of the words that it is about, in characters. */
    int getLength();

    /** The whole line. */
    String getSource();

    /** What is wrong, and what happens. */
    String getMessage();

    /** What could stand there; empty when there is nothing to say. */
    String getExpected();

    /** What to do about this one; empty when the code says enough. */
    String getSuggestion();
}
