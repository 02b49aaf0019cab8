package org.vipwarden.engine.track.bfd;

/**
 * What this end of a session wants.
 *
 * @param discriminator our number of the session, another one for each; not 0
 * @param desiredTx no less than this between our packets while the session is up, in microseconds, above 0
 * @param requiredRx no less than this between the neighbour's packets, in microseconds, above 0
 * @param idleTx between our packets while it is not up, in microseconds, at least a second (RFC 5880 section 6.8.3)
 * @param multiplier how many of our packets the neighbour may miss, 1 to 255
 * @param passive whether we only answer
 */
public record Setting(
        int discriminator, long desiredTx, long requiredRx, long idleTx, int multiplier, boolean passive) {
    private static final long SECOND = 1_000_000;

    public Setting {
        if (discriminator == 0 || desiredTx < 1 || requiredRx < 1 || multiplier < 1 || multiplier > 255) {
            throw new IllegalArgumentException("no session can be like this: discriminator " + discriminator + ", "
                    + desiredTx + " us, " + requiredRx + " us, multiplier " + multiplier);
        }
        idleTx = Math.max(SECOND, Math.max(idleTx, desiredTx));
    }
}
