package org.vipwarden.web.bean;

/** A bean refused a call: its arguments are wrong, or it cannot do that now. The message is the bean's own, for the one who asked. */
public final class CallRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallRefused(RuntimeException reason) {
        super(reason.getMessage(), reason);
    }

    /** Whether the arguments were wrong, rather than the moment. */
    public boolean badArgument() {
        return getCause() instanceof IllegalArgumentException;
    }
}
