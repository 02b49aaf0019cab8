package org.vipwarden.jmx.bean;

import java.util.function.Supplier;

/**
 * Who is asking, for the audit. Carried by the thread, because {@code Subject} no longer reaches an MBean on newer JDKs.
 *
 * <p>A connector or a page names its user around the call; whoever calls from inside the machine without a name is {@code local}.
 */
public final class Caller {
    private static final String NOBODY_NAMED = "local";
    private static final ThreadLocal<String> NAME = new ThreadLocal<>();

    private Caller() {}

    /** Who is asking now. */
    public static String name() {
        String name = NAME.get();
        return name == null ? NOBODY_NAMED : name;
    }

    /** Does something in the name of a user. */
    public static <T> T as(String name, Supplier<T> action) {
        String before = NAME.get();
        NAME.set(name);
        try {
            return action.get();
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            NAME.remove();
        } else {
            NAME.set(before);
        }
    }
}
