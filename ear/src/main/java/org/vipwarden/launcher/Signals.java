package org.vipwarden.launcher;

import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The signals that the process was sent, one after the other. {@code sun.misc.Signal} is the only way to SIGHUP in Java; it is
 * reached by reflection because javac refuses the name under {@code -Werror}.
 */
final class Signals {
    private final BlockingQueue<Signal> arrived = new LinkedBlockingQueue<>();

    /** What an operator or a service manager sends. */
    enum Signal {
        TERM,
        INT,
        HUP
    }

    private Signals() {}

    /** Takes over the signals from the JVM, which would end on each of them. */
    static Signals take() {
        var signals = new Signals();
        for (var signal : Signal.values()) {
            handle(signal.name(), () -> signals.arrived.add(signal));
        }
        return signals;
    }

    private static void handle(String name, Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        return method.invoke(action, arguments);
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JVM has no sun.misc.Signal", e);
        }
    }

    /** Waits for the next one. */
    Signal next() throws InterruptedException {
        return arrived.take();
    }
}
