package org.vipwarden.engine.vrrp;

import java.util.Optional;

/** The result of reading a packet: an advert, or the reason why it is none. */
public sealed interface Decoded {

    /** The advert, when it is one. */
    default Optional<Advert> advert() {
        return Optional.empty();
    }

    /** The packet is an advert that the instance takes. */
    record Accepted(Advert value) implements Decoded {
        @Override
        public Optional<Advert> advert() {
            return Optional.of(value);
        }
    }

    /** The packet is dropped and counted. */
    record Refused(Refusal refusal) implements Decoded {}
}
