package org.vipwarden.engine.dump;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.VirtualLink;
import org.vipwarden.engine.node.Picture;

/**
 * Configuration, state and counters as {@code keepalived.json} has them. Version 1 is a list of {@code {"data":{..},"stats":{..}}},
 * version 2 an object with that list as {@code vrrp}, and with what else there is beside it.
 */
final class JsonDump {
    private final Picture picture;
    private final Tally tally;
    private final Json json = new Json();

    private JsonDump(Picture picture, Tally tally) {
        this.picture = picture;
        this.tally = tally;
    }

    static String of(Picture picture, Tally tally) {
        JsonDump dump = new JsonDump(picture, tally);
        if (picture.surface().dumps().jsonVersion() == 1) {
            dump.instances();
        } else {
            dump.json.object(() -> {
                dump.json.name("vrrp");
                dump.instances();
                new JsonProcesses(picture, dump.json).write();
            });
        }
        return dump.json.toString();
    }

    private void instances() {
        json.array(() -> picture.routers()
                .forEach(router -> json.object(() -> {
                    json.name("data").object(() -> data(router));
                    json.name("stats").object(() -> statistics(router));
                })));
    }

    private void data(Picture.Router router) {
        InstanceDefinition definition = router.definition();
        json.field("iname", definition.name())
                .flag("dont_track_primary", definition.tracking().ignoreOwnInterface())
                .flag("skip_check_adv_addr", definition.dialect().skipCheckAddresses())
                .flag("strict_mode", definition.dialect().strict())
                .field(
                        "vmac_ifname",
                        definition.attachment().link().map(VirtualLink::name).orElse(""))
                .field("ifp_ifname", definition.runsOn())
                .field("master_priority", Shown.masterPriority(router))
                .fixed("last_transition", epoch(router.since()));
        announcements(definition);
        json.field("vrid", definition.vrid().value())
                .field("base_priority", definition.priority().value())
                .field("effective_priority", Shown.effective(router))
                .field("vipset", Shown.holds(router))
                .field("promote_secondaries", definition.holdings().promoteSecondaries())
                .fraction("adver_int", seconds(definition.interval().duration()))
                .fraction("master_adver_int", seconds(Shown.masterInterval(router)))
                .flag("accept", definition.attachment().accept())
                .field("nopreempt", !definition.election().preempt())
                .field("preempt_delay", definition.election().preemptDelay().toSeconds())
                .field("state", KeepalivedState.of(router.state()).number())
                .field("wantstate", KeepalivedState.of(router.state()).number())
                .field("version", definition.version().number())
                .field("smtp_alert", definition.notifies().mail())
                .field("notify_deleted", definition.notifies().deletion().isPresent());
        scripts(definition.notifies());
        holdings(definition.holdings(), Shown.holds(router));
        tracking(definition.tracking());
        authentication(definition.authentication());
    }

    private void announcements(InstanceDefinition definition) {
        AnnouncementDefinition announced = definition.announcement();
        json.fraction("garp_delay", seconds(announced.delay()))
                .field("garp_refresh", announced.refresh().toSeconds())
                .field("garp_rep", announced.repeat())
                .field("garp_refresh_rep", announced.refreshRepeat())
                .field("garp_lower_prio_delay", announced.lowerPriorityDelay().toSeconds())
                .field("garp_lower_prio_rep", announced.lowerPriorityRepeat())
                .flag("lower_prio_no_advert", definition.election().lowerPriorityNoAdvert())
                .flag("higher_prio_send_advert", definition.election().higherPrioritySendAdvert());
    }

    private void scripts(NotifyDefinition notifies) {
        script("script_backup", notifies.backup());
        script("script_master", notifies.active());
        script("script_fault", notifies.fault());
        script("script_stop", notifies.stop());
        script("script_deleted", notifies.deletion().flatMap(NotifyDefinition.Deletion::script));
        script("script", notifies.any());
        script("script_master_rx_lower_pri", notifies.lowerPriority());
    }

    private void script(String name, Optional<Command> command) {
        command.ifPresent(c -> json.field(name, CommandText.of(c)));
    }

    private void holdings(Holdings holdings, boolean set) {
        json.texts("vips", addresses(holdings.addresses(), set))
                .texts("evips", addresses(holdings.excluded(), set))
                .texts("vroutes", holdings.routes().stream().map(RouteText::of).toList())
                .texts("vrules", holdings.rules().stream().map(RuleText::of).toList());
    }

    private static List<String> addresses(List<VirtualAddress> all, boolean set) {
        return all.stream().map(address -> AddressText.of(address, set)).toList();
    }

    private void tracking(Tracking tracking) {
        json.texts(
                        "track_ifp",
                        tracking.interfaces().stream()
                                .map(i -> i.interfaceName())
                                .toList())
                .texts(
                        "track_script",
                        tracking.scripts().stream()
                                .flatMap(s -> command(s.script()))
                                .toList())
                .texts(
                        "track_process",
                        tracking.processes().stream().map(p -> p.name()).toList());
    }

    private Stream<String> command(String script) {
        return picture.configuration().scripts().stream()
                .filter(definition -> definition.name().equals(script))
                .map(definition -> CommandText.of(definition.command()));
    }

    private void authentication(Authentication authentication) {
        json.field("auth_type", Shown.authenticationType(authentication));
        if (Shown.authenticationType(authentication) != 0) {
            json.field("auth_data", Shown.HIDDEN);
        }
    }

    private void statistics(Picture.Router router) {
        Map<Statistics, Long> counts = Statistics.of(router, tally);
        counts.forEach((statistic, count) -> json.field(statistic.name().toLowerCase(Locale.ROOT), count));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static BigDecimal epoch(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano() / 1000, 6));
    }
}
