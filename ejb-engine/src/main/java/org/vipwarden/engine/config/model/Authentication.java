package org.vipwarden.engine.config.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the nodes of a virtual router prove to each other that they belong together. */
public sealed interface Authentication {
    Authentication NONE = new None();

    /** Not at all. */
    record None() implements Authentication {}

    /**
     * {@code auth_type PASS}: the password stands in each advert for all to read (RFC 2338 section 10.2); version 2 only.
     *
     * @param text at most 8 bytes
     */
    record Password(String text) implements Authentication {}

    /**
     * {@code auth_type AH}: an IP authentication header with HMAC-MD5-96 (RFC 2338 section 10.3, RFC 2402); version 2 over IPv4 only.
     *
     * @param key at most 8 bytes
     */
    record Header(String key) implements Authentication {}

    /**
     * {@code auth_hmac}: a signed trailer behind each advert (draft-cassen-vrrp-auth-hmac).
     *
     * @param keys those that a trailer may be signed with; at least one
     * @param activeKey the number of the key that signs ours
     * @param window how far a sender's clock may be from ours, 1 to 300 s; only with {@code timed}
     * @param timed {@code anti_replay time}; false for {@code monotonic}, which needs no common clock
     */
    record Hmac(List<Key> keys, int activeKey, Duration window, boolean timed, Mode mode) implements Authentication {
        public Hmac {
            keys = List.copyOf(keys);
        }

        public Optional<Key> key(int number) {
            return keys.stream().filter(k -> k.number() == number).findFirst();
        }
    }

    /**
     * A key that the nodes share.
     *
     * @param number 1 to 255
     * @param secret 32 to 64 bytes, in hexadecimal digits
     */
    record Key(int number, String secret) {
        @Override
        public String toString() {
            return "key " + number;
        }
    }

    /** What is sent and what is taken while the nodes change to signed adverts. */
    enum Mode {
        /** Signed adverts are sent, and no others taken. */
        ENFORCE,
        /** Signed adverts are sent; those without a trailer are taken too. */
        PERMISSIVE,
        /** Adverts without a trailer are sent; both are taken. */
        RECEIVE_ONLY;

        /** Whether ours are signed. */
        public boolean signs() {
            return this != RECEIVE_ONLY;
        }

        /** Whether an advert must be signed. */
        public boolean demands() {
            return this == ENFORCE;
        }
    }
}
