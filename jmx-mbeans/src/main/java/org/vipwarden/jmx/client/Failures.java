package org.vipwarden.jmx.client;

import java.io.PrintWriter;
import java.lang.reflect.UndeclaredThrowableException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.RuntimeMBeanException;

/** Turns an exception into one line on the error stream and an exit code. */
final class Failures {

    private Failures() {}

    /** Prints the line; the result is one of {@link ExitCodes}. */
    static int report(Exception exception, PrintWriter err) {
        Throwable cause = unwrapped(exception);
        err.println("vipwarden: " + sentence(cause));
        err.flush();
        return saidNo(cause) ? ExitCodes.REFUSED : ExitCodes.UNREACHABLE;
    }

    private static boolean saidNo(Throwable cause) {
        return cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException
                || cause instanceof JMException
                || cause instanceof JMRuntimeException
                || cause instanceof RefusedByNode;
    }

    private static Throwable unwrapped(Throwable exception) {
        boolean wrapper =
                exception instanceof UndeclaredThrowableException || exception instanceof RuntimeMBeanException;
        return wrapper && exception.getCause() != null ? unwrapped(exception.getCause()) : exception;
    }

    private static String sentence(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
