package org.vipwarden.engine.config.print;

import java.util.TreeSet;
import org.vipwarden.engine.config.model.balance.Balancing;
import org.vipwarden.engine.config.model.balance.BalancingSettings;
import org.vipwarden.engine.config.model.balance.BalancingSettings.FlushOnStop;
import org.vipwarden.engine.config.model.balance.BalancingSettings.Timeouts;
import org.vipwarden.engine.config.model.balance.Forwarding;
import org.vipwarden.engine.config.model.balance.Forwarding.Method;
import org.vipwarden.engine.config.model.balance.Forwarding.Tunnel;
import org.vipwarden.engine.config.model.balance.Persistence;
import org.vipwarden.engine.config.model.balance.RealServer;
import org.vipwarden.engine.config.model.balance.Scheduling;
import org.vipwarden.engine.config.model.balance.ServerGroup;
import org.vipwarden.engine.config.model.balance.Service;
import org.vipwarden.engine.config.model.balance.SyncDaemon;
import org.vipwarden.engine.config.model.balance.TlsClient;
import org.vipwarden.engine.config.model.balance.VirtualServer;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.Ipv4;

/** Prints everything about load balancing. */
final class BalancingPrinter {
    private final Printed out;
    private final CheckerPrinter checkers;

    BalancingPrinter(Printed out) {
        this.out = out;
        this.checkers = new CheckerPrinter(out);
    }

    void print(Balancing balancing) {
        balancing.tls().ifPresent(this::tls);
        balancing.groups().forEach(this::group);
        balancing.servers().forEach(this::virtualServer);
    }

    /** What stands in {@code global_defs}. */
    void settings(BalancingSettings settings) {
        Timeouts timeouts = settings.timeouts();
        if (!timeouts.equals(Timeouts.UNCHANGED)) {
            out.line(
                    "lvs_timeouts",
                    timeouts.tcp().map(time -> "tcp " + time.toSeconds()).orElse(""),
                    timeouts.tcpFin().map(time -> "tcpfin " + time.toSeconds()).orElse(""),
                    timeouts.udp().map(time -> "udp " + time.toSeconds()).orElse(""));
        }
        out.lineIf(settings.flushOnStart(), "lvs_flush");
        out.lineIf(settings.flushOnStop() == FlushOnStop.EVERYTHING, "lvs_flush_on_stop");
        out.lineIf(settings.flushOnStop() == FlushOnStop.OUR_SERVERS, "lvs_flush_on_stop VS");
        settings.syncDaemon().ifPresent(this::syncDaemon);
        settings.packetRules().ifPresent(rules -> {
            out.line("nftables_ipvs", rules.table());
            out.maybe("nftables_ipvs_priority", rules.priority());
            out.line("nftables_ipvs_start_fwmark", rules.firstMark());
        });
        out.lineIf(settings.initialNotifies(), "rs_init_notifies");
    }

    private void syncDaemon(SyncDaemon daemon) {
        out.line(
                "lvs_sync_daemon",
                daemon.interfaceName(),
                daemon.instance().map(name -> "inst " + Printed.word(name)).orElse(""),
                daemon.syncId().map(id -> "id " + id).orElse(""),
                daemon.longest().map(length -> "maxlen " + length).orElse(""),
                daemon.port().map(port -> "port " + port).orElse(""),
                daemon.ttl().map(ttl -> "ttl " + ttl).orElse(""),
                daemon.group().map(group -> "group " + group).orElse(""));
    }

    private void tls(TlsClient tls) {
        out.block("SSL", () -> {
            out.maybe("password", tls.password().map(Printed::word));
            out.maybe("ca", tls.authorities().map(Printed::word));
            out.maybe("certificate", tls.certificate().map(Printed::word));
            out.maybe("key", tls.key().map(Printed::word));
        });
    }

    private void group(ServerGroup group) {
        out.block("virtual_server_group " + Printed.word(group.name()), () -> group.entries()
                .forEach(this::entry));
    }

    private void entry(ServerGroup.Entry entry) {
        if (entry instanceof ServerGroup.Mark mark) {
            out.line(
                    "fwmark",
                    mark.mark(),
                    mark.family().map(BalancingPrinter::family).orElse(""));
        } else if (entry instanceof ServerGroup.Range range) {
            boolean single = range.first().equals(range.last());
            out.line(range.first() + (single ? "" : "-" + range.last()), range.port() == 0 ? "" : range.port());
        }
    }

    private static String family(Family family) {
        return family == Family.IPV4 ? "inet" : "inet6";
    }

    private void virtualServer(VirtualServer server) {
        out.block("virtual_server " + service(server.service()), () -> {
            protocol(server.service());
            scheduling(server.scheduling());
            out.line("lvs_method", forwarding(server.forwarding()));
            persistence(server.persistence());
            out.lineIf(server.quorum().weight() != 1, "quorum", server.quorum().weight());
            out.lineIf(
                    server.quorum().hysteresis() != 0,
                    "hysteresis",
                    server.quorum().hysteresis());
            out.command("quorum_up", server.quorum().up());
            out.command("quorum_down", server.quorum().down());
            out.lineIf(server.suspends(), "ha_suspend");
            out.lineIf(server.omega(), "omega");
            out.lineIf(server.mails(), "smtp_alert");
            out.maybe("snmp_name", server.snmpName().map(Printed::word));
            server.sorry().ifPresent(sorry -> {
                out.line("sorry_server", sorry.address(), sorry.port() == 0 ? "" : sorry.port());
                out.line("sorry_server_lvs_method", forwarding(sorry.forwarding()));
                out.lineIf(sorry.inhibited(), "sorry_server_inhibit");
            });
            server.servers().forEach(this::realServer);
        });
    }

    private static String service(Service service) {
        if (service instanceof Service.Mark mark) {
            return "fwmark " + mark.mark();
        }
        if (service instanceof Service.Group group) {
            return "group " + Printed.word(group.name());
        }
        Service.Address address = (Service.Address) service;
        return address.address() + (address.port() == 0 ? "" : " " + address.port());
    }

    private void protocol(Service service) {
        if (service instanceof Service.Mark mark) {
            out.maybe("ip_family", mark.family().map(BalancingPrinter::family));
        } else if (service instanceof Service.Group group) {
            out.line("protocol", group.protocol());
        } else if (service instanceof Service.Address address) {
            out.line("protocol", address.protocol());
        }
    }

    private void scheduling(Scheduling scheduling) {
        out.line("lvs_sched", scheduling.scheduler());
        new TreeSet<>(scheduling.flags()).forEach(flag -> out.line("flag-" + flag));
        out.lineIf(scheduling.onePacket(), "ops");
        out.lineIf(scheduling.hashed(), "hashed");
    }

    private static String forwarding(Forwarding forwarding) {
        if (forwarding.method() != Method.TUNNEL) {
            return forwarding.method() == Method.NAT ? "NAT" : "DR";
        }
        Tunnel tunnel = forwarding.tunnel();
        String kind =
                switch (tunnel.kind()) {
                    case IPIP -> "";
                    case GUE -> " type gue";
                    case GRE -> " type gre";
                };
        String checksum =
                switch (tunnel.checksum()) {
                    case NONE -> "";
                    case FULL -> " csum";
                    case REMOTE -> " remcsum";
                };
        return "TUN" + kind + (tunnel.port() == 0 ? "" : " port " + tunnel.port()) + checksum;
    }

    private void persistence(Persistence persistence) {
        out.lineIf(
                !persistence.timeout().isZero(),
                "persistence_timeout",
                persistence.timeout().toSeconds());
        out.maybe("persistence_granularity", persistence.granularity().map(BalancingPrinter::granularity));
        out.maybe("persistence_engine", persistence.engine().map(Printed::word));
    }

    private static String granularity(Persistence.Granularity granularity) {
        int length = granularity.prefixLength();
        return granularity.family() == Family.IPV6
                ? Integer.toString(length)
                : new Ipv4(-1 << (32 - length)).toString();
    }

    private void realServer(RealServer server) {
        out.block("real_server " + server.address() + (server.port() == 0 ? "" : " " + server.port()), () -> {
            out.line("weight", server.weight());
            out.line("lvs_method", forwarding(server.forwarding()));
            out.lineIf(
                    server.limits().most() != 0, "uthreshold", server.limits().most());
            out.lineIf(
                    server.limits().least() != 0, "lthreshold", server.limits().least());
            out.lineIf(server.inhibited(), "inhibit_on_failure");
            out.command("notify_up", server.up());
            out.command("notify_down", server.down());
            out.lineIf(!server.mails(), "smtp_alert off");
            out.maybe("snmp_name", server.snmpName().map(Printed::word));
            server.checkers().forEach(checkers::print);
        });
    }
}
