package org.vipwarden.jmx.bean;

/** Why a rule base is refused, at a place in its text. */
public interface DiagnosticData {

    String getFile();

    /** Counted from 1. */
    int getLine();

    /** Counted from 1. */
    int getColumn();

    /** What is wrong, in plain words. */
    String getMessage();
}
