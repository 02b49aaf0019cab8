package org.vipwarden.engine.linux;

/**
 * The operating system does not let the engine have something that it needs: a right, a link, an address.
 *
 * <p>The message is one line for the operator and says what to do.
 */
public final class KernelRefusal extends Exception {
    private static final long serialVersionUID = 1;
    private final int errno;

    public KernelRefusal(String message, int errno) {
        super(message);
        this.errno = errno;
    }

    /** The system's error number. */
    public int errno() {
        return errno;
    }
}
