package org.vipwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.AnnouncementDefinition;
import org.vipwarden.engine.config.model.Attachment;
import org.vipwarden.engine.config.model.Authentication;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.Delivery;
import org.vipwarden.engine.config.model.Dialect;
import org.vipwarden.engine.config.model.ElectionRules;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.Holdings;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.LogDefinition;
import org.vipwarden.engine.config.model.MailDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.Origin;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.PingNodeDefinition;
import org.vipwarden.engine.config.model.ScriptDefinition;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.StartDelays;
import org.vipwarden.engine.config.model.TrackerDefinitions;
import org.vipwarden.engine.config.model.Tracking;
import org.vipwarden.engine.config.model.VirtualAddress;
import org.vipwarden.engine.config.model.balance.Balancing;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.Ipv4;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.unit.VrrpVersion;
import org.vipwarden.engine.unit.Weight;

/** Every default is recorded here once; {@code ...PropertiesTest} set every property to something else once. */
class DefaultsTest {
    @Test
    void defaults() {
        Loaded loaded = TextFiles.load(
                """
                vrrp_script s {
                    script /bin/s
                }
                vrrp_instance i {
                    interface eth0
                    virtual_router_id 1
                    virtual_ipaddress {
                        192.0.2.1
                    }
                }
                """,
                """
                ping_node p {
                    target 192.0.2.2
                }
                """);
        assertThat(loaded.configuration()).contains(asByDefault());
    }

    private static Configuration asByDefault() {
        return new Configuration(
                new GlobalDefinitions(
                        "lb1",
                        ScriptUser.ROOT,
                        false,
                        false,
                        StartDelays.NONE,
                        new NotificationDefinition(
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                new MailDefinition(
                                        Optional.empty(), List.of(), "root@lb1", "lb1", Duration.ofSeconds(30), true))),
                List.of(new ScriptDefinition(
                        "s",
                        new Command(List.of("/bin/s"), ScriptUser.ROOT),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1,
                        1,
                        Weight.NONE,
                        false)),
                TrackerDefinitions.NONE,
                List.of(new InstanceDefinition(
                        "i",
                        false,
                        "eth0",
                        Attachment.PLAIN,
                        new Vrid(1),
                        new Priority(100),
                        VrrpVersion.V2,
                        new AdvertInterval(100),
                        new Delivery.Multicast(Ipv4.parse("224.0.0.18")),
                        Origin.OF_INTERFACE,
                        Authentication.NONE,
                        Dialect.USUAL,
                        ElectionRules.DEFAULT,
                        new Holdings(
                                List.of(new VirtualAddress(
                                        Cidr.parse("192.0.2.1/32"),
                                        "eth0",
                                        Optional.empty(),
                                        0,
                                        Optional.empty(),
                                        true)),
                                List.of()),
                        new AnnouncementDefinition(
                                Duration.ofSeconds(5), 5, Duration.ZERO, 1, Duration.ofSeconds(5), 5),
                        Tracking.NONE,
                        NotifyDefinition.NONE)),
                List.of(),
                HostDefinition.NOTHING,
                Balancing.NONE,
                new OwnDefinitions(
                        true,
                        List.of(new PingNodeDefinition(
                                "p", Ipv4.parse("192.0.2.2"), Duration.ofSeconds(1), Duration.ofMillis(500), 1, 3)),
                        Optional.empty(),
                        List.of(),
                        new Listeners(OptionalInt.of(9875), OptionalInt.of(9876)),
                        30,
                        List.of(),
                        new LogDefinition(false, 10, 5)));
    }
}
