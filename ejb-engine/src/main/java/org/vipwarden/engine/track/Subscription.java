package org.vipwarden.engine.track;

/** Something that is told until this is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();

    /** To nothing. */
    Subscription NONE = () -> {};
}
