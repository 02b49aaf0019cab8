package org.vipwarden.engine.alert;

/**
 * Brings messages somewhere.
 *
 * @param <T> what it brings
 */
interface Carrier<T> {
    /**
     * Brings one; returns when it has arrived.
     *
     * @throws Undelivered when it has not
     */
    void carry(T message) throws Undelivered;
}
