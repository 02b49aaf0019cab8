package org.vipwarden.engine.dump;

import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.node.Picture;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.VrrpVersion;

/** How an instance announces itself, and how it behaves in the election. */
final class ElectionLines {
    private final DataText text;

    ElectionLines(DataText text) {
        this.text = text;
    }

    void write(Picture.Router router) {
        announcements(router.definition());
        election(router);
        authentication(router.definition());
    }

    private void announcements(InstanceDefinition definition) {
        AnnouncementDefinition announced = definition.announcement();
        ElectionRules rules = definition.election();
        text.field("Gratuitous ARP delay", announced.delay().toSeconds())
                .field("Gratuitous ARP repeat", announced.repeat())
                .field("Gratuitous ARP refresh", announced.refresh().toSeconds())
                .field("Gratuitous ARP refresh repeat", announced.refreshRepeat())
                .field(
                        "Gratuitous ARP lower priority delay",
                        announced.lowerPriorityDelay().toSeconds())
                .field("Gratuitous ARP lower priority repeat", announced.lowerPriorityRepeat())
                .field("Down timer adverts", rules.downTimerAdverts())
                .field("Send advert after receive lower priority advert", !rules.lowerPriorityNoAdvert())
                .field("Send advert after receive higher priority advert", rules.higherPrioritySendAdvert());
    }

    private void election(Picture.Router router) {
        InstanceDefinition definition = router.definition();
        ElectionRules rules = definition.election();
        text.field("Virtual Router ID", definition.vrid().value())
                .field("Priority", definition.priority().value())
                .field("Effective priority", Shown.effective(router))
                .field("Total priority", Shown.total(router))
                .field("Advert interval", interval(definition.version(), definition.interval()));
        if (KeepalivedState.of(router.state()) == KeepalivedState.BACKUP && definition.version() == VrrpVersion.V3) {
            text.field("Master advert interval", Shown.masterInterval(router).toMillis() + " milli-sec");
        }
        text.field("Accept", DataText.enabled(definition.attachment().accept()))
                .field("Preempt", DataText.enabled(rules.preempt()));
        if (!rules.preemptDelay().isZero()) {
            text.field("Preempt delay", Json.general(rules.preemptDelay().toNanos() / 1e9) + " secs");
        }
        text.field("Promote_secondaries", DataText.enabled(definition.holdings().promoteSecondaries()));
    }

    private static String interval(VrrpVersion version, AdvertInterval interval) {
        return version == VrrpVersion.V2
                ? interval.wholeSeconds() + " sec"
                : interval.duration().toMillis() + " milli-sec";
    }

    private void authentication(InstanceDefinition definition) {
        Authentication authentication = definition.authentication();
        if (authentication instanceof Authentication.Password) {
            // keepalived writes the password itself; whoever may read the dump need not know it.
            text.field("Authentication type", "SIMPLE_PASSWORD").field("Password", Shown.HIDDEN);
        } else if (authentication instanceof Authentication.Header) {
            text.field("Authentication type", "IPSEC_AH");
        } else if (definition.version() == VrrpVersion.V2) {
            text.field("Authentication type", "none");
        }
    }
}
