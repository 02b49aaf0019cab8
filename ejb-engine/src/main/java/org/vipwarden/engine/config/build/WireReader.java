package org.vipwarden.engine.config.build;

import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.grammar.GlobalKeywords;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect;
import org.vipwarden.engine.config.model.Dialect.OldUnicastChecksum;
import org.vipwarden.engine.config.model.Origin;
import org.vipwarden.engine.config.text.ConfigurationFiles;
import org.vipwarden.engine.config.text.Word;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.VrrpVersion;

/** Reads how an instance speaks with its peers: everything that decides what its adverts look like and where they go. */
final class WireReader {
    /** Ethernet's MTU, less the IPv6 header. */
    private static final int IPV6_ROOM = 1500 - 40;

    private static final int ADVERT_HEADER = 8;
    private static final int TRAILER = 28;
    private static final int MOST_ADDRESSES = 255;

    private final Node global;
    private final DeliveryReader deliveries;
    private final AuthenticationReader authentications;
    private final Report report;

    WireReader(Node global, ConfigurationFiles files, Report report) {
        this.global = global;
        this.deliveries = new DeliveryReader(global, new Groups(global, report), report);
        this.authentications = new AuthenticationReader(files, report);
        this.report = report;
    }

    /**
     * How an instance speaks.
     *
     * @param authentication empty when what is asked for cannot be done
     */
    record Wire(
            VrrpVersion version,
            AdvertInterval interval,
            Delivery delivery,
            Origin origin,
            Optional<Authentication> authentication,
            Dialect dialect) {

        /** How many addresses fit into one packet. */
        int mostAddresses() {
            int room = IPV6_ROOM
                    - ADVERT_HEADER
                    - (authentication
                                    .filter(Authentication.Hmac.class::isInstance)
                                    .isPresent()
                            ? TRAILER
                            : 0);
            return Math.min(MOST_ADDRESSES, room / delivery.family().bytes());
        }
    }

    /**
     * Reads it.
     *
     * @param firstAddress of {@code virtual_ipaddress}, as it is written
     */
    Wire read(Node instance, Optional<Word> firstAddress, boolean strict) {
        Family family = DeliveryReader.family(instance, firstAddress);
        VrrpVersion version = version(instance, family);
        AdvertInterval interval = IntervalReader.read(instance, version, report);
        return new Wire(
                version,
                interval,
                deliveries.delivery(instance, family),
                deliveries.origin(instance, family),
                authentications.read(instance, version, interval, strict),
                dialect(instance, strict));
    }

    private VrrpVersion version(Node instance, Family family) {
        Optional<Integer> given = instance.find(InstanceKeywords.VERSION);
        if (family == Family.IPV6) {
            if (given.filter(v -> v != 3).isPresent()) {
                report.error(
                        instance.last(InstanceKeywords.VERSION).orElse(instance).argumentPlace(),
                        "version 2 is for IPv4 only: version 3 is used",
                        "version 3");
            }
            return VrrpVersion.V3;
        }
        return given.orElseGet(() -> global.get(GlobalKeywords.VERSION)) == 3 ? VrrpVersion.V3 : VrrpVersion.V2;
    }

    private Dialect dialect(Node instance, boolean strict) {
        OldUnicastChecksum old = instance.find(InstanceKeywords.OLD_UNICAST_CHECKSUM)
                .map(never -> never ? OldUnicastChecksum.NEVER : OldUnicastChecksum.ALWAYS)
                .orElse(OldUnicastChecksum.DETECT);
        return new Dialect(
                either(instance, InstanceKeywords.CHECKSUM_AS_V2, GlobalKeywords.CHECKSUM_AS_V2),
                either(instance, InstanceKeywords.SKIP_CHECK_ADDRESSES, GlobalKeywords.SKIP_CHECK_ADDRESSES),
                strict,
                old);
    }

    private boolean either(Node instance, Keyword<Boolean> own, Keyword<Boolean> common) {
        return instance.find(own).orElseGet(() -> global.get(common));
    }
}
