package org.vipwarden.engine.linux;

/** The permission bits that new files of this process do not get (umask(2)). */
public final class FileMask {
    private FileMask() {}

    /** Sets them. */
    public static void set(int mask) {
        LibC.umask(mask);
    }
}
