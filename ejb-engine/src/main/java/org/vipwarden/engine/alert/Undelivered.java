package org.vipwarden.engine.alert;

/** A message could not be brought to where it should go. The message is one line for the operator. */
final class Undelivered extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean forGood;

    /** @param forGood whether it is of no use to try again */
    Undelivered(String message, boolean forGood) {
        super(message);
        this.forGood = forGood;
    }

    boolean forGood() {
        return forGood;
    }
}
