package org.vipwarden.launcher;

import java.lang.reflect.Field;

/**
 * A signal that Java has no name for: the real-time ones. Java's own machinery can handle them, it only has no way to ask for it: so a
 * signal with a name is given another number. Blocking them and waiting in signalfd(2) would not do: a signal for the process goes to
 * any thread that does not block it, and the JVM's threads were there before us.
 */
final class NumberedSignal {
    /** What the launcher's manifest opens. */
    static final String PACKAGE = "java.base/jdk.internal.misc";

    private NumberedSignal() {}

    /**
     * Has the action done whenever the signal arrives.
     *
     * @throws ReflectiveOperationException when this JVM has it otherwise
     */
    static void handle(int number, Runnable action) throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.internal.misc.Signal");
        Class<?> handler = Class.forName("jdk.internal.misc.Signal$Handler");
        Object signal = type.getConstructor(String.class).newInstance("HUP");
        set(signal, "number", number);
        set(signal, "name", "SIG" + number);
        type.getMethod("handle", type, handler).invoke(null, signal, Signals.doing(handler, action));
    }

    private static void set(Object signal, String field, Object value) throws ReflectiveOperationException {
        Field known = signal.getClass().getDeclaredField(field);
        known.setAccessible(true);
        known.set(signal, value);
    }
}
