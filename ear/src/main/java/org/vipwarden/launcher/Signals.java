package org.vipwarden.launcher;

import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The signals that the process was sent, one after the other; one that waits already is not queued again. {@code sun.misc.Signal} is
 * the only way to SIGHUP in Java; it is reached by reflection because javac refuses the name under {@code -Werror}.
 */
final class Signals {
    private final BlockingQueue<Signal> arrived = new LinkedBlockingQueue<>();

    /** What an operator, a service manager or an exporter sends. */
    enum Signal {
        TERM,
        INT,
        HUP,
        USR1,
        USR2,
        JSON,
        STATS_CLEAR
    }

    private Signals() {}

    /**
     * Takes over the signals from the JVM, which would end on each of them.
     *
     * @param ignoreInterrupt whether Ctrl-C is to do nothing
     */
    static Signals take(boolean ignoreInterrupt) {
        var signals = new Signals();
        for (var signal : new Signal[] {Signal.TERM, Signal.HUP, Signal.USR1, Signal.USR2}) {
            handle(signal.name(), () -> signals.arrived(signal));
        }
        handle(Signal.INT.name(), ignoreInterrupt ? () -> {} : () -> signals.arrived(Signal.INT));
        signals.takeRealTime();
        return signals;
    }

    /** Those that have no name; without them the node runs on, but must not be sent one. */
    private void takeRealTime() {
        try {
            NumberedSignal.handle(SignalFunction.JSON.number(), () -> arrived(Signal.JSON));
            NumberedSignal.handle(SignalFunction.STATS_CLEAR.number(), () -> arrived(Signal.STATS_CLEAR));
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(Signals.class.getName())
                    .log(
                            Level.WARNING,
                            "signals {0} and {1} would end this node: start it with --add-opens {2}=ALL-UNNAMED ({3})",
                            SignalFunction.JSON.number(),
                            SignalFunction.STATS_CLEAR.number(),
                            NumberedSignal.PACKAGE,
                            e.getMessage());
        }
    }

    private void arrived(Signal signal) {
        if (!arrived.contains(signal)) {
            arrived.add(signal);
        }
    }

    private static void handle(String name, Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), doing(handler, action));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JVM has no sun.misc.Signal", e);
        }
    }

    /** A handler that does this whatever the signal. */
    static Object doing(Class<?> handler, Runnable action) {
        return Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
            if (method.getName().equals("handle")) {
                action.run();
                return null;
            }
            return method.invoke(action, arguments);
        });
    }

    /** Waits for the next one. */
    Signal next() throws InterruptedException {
        return arrived.take();
    }
}
