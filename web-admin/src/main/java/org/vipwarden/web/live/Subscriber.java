package org.vipwarden.web.live;

/** An open page. */
public interface Subscriber {

    /**
     * Takes a frame for later, and never waits.
     *
     * @return false when the page is gone, or so slow that it was let go; it comes back by itself and starts afresh
     */
    boolean offer(Frame frame);

    /** Ends it. */
    void close();
}
