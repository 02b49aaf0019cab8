package org.vipwarden.engine.vrrp;

import java.util.Optional;

/** The result of reading a packet: an advert, or the reason why it is none. */
public sealed interface Decoded {

    /** The advert, when it is one. */
    default Optional<Advert> advert() {
        return Optional.empty();
    }

    /** The packet is an advert that the instance takes. */
    record Accepted(Advert value, Checksum checksum) implements Decoded {
        @Override
        public Optional<Advert> advert() {
            return Optional.of(value);
        }
    }

    /** The packet is dropped and counted. */
    record Refused(Refusal refusal) implements Decoded {}

    /** Which of the readings of the protocol an advert's checksum follows. */
    enum Checksum {
        /** Over the advert alone: version 2, and version 3 over IPv4 as RFC 9568 says. */
        PLAIN("without pseudo-header"),
        /** With the pseudo-header of the packet before it, as keepalived and FRR send version 3 over IPv4. */
        PSEUDO_HEADER("with pseudo-header"),
        /** With a pseudo-header to 224.0.0.18, as keepalived before 1.3.6 sent to unicast peers. */
        OLD_UNICAST("with the pseudo-header of keepalived before 1.3.6"),
        /** Over IPv6, where the kernel sees to it. */
        BY_KERNEL("by the kernel");

        private final String words;

        Checksum(String words) {
            this.words = words;
        }

        /** For an operator, after "its checksum is". */
        public String words() {
            return words;
        }
    }
}
