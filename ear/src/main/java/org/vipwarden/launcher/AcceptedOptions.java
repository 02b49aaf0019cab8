package org.vipwarden.launcher;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * keepalived's options for what there is not here. Each is taken, so that a command line written for keepalived starts this node, and
 * each is said to do nothing.
 */
final class AcceptedOptions {
    private static final String NO_CHILDREN = "there are no child processes";
    private static final String NO_BALANCING = "virtual servers are not supported yet";
    private static final String NO_SNMP = "there is no SNMP; see the MBeans";
    private static final String JVM = "a JVM has its own (-XX:+CreateCoredumpOnCrash)";

    private final List<String> notes = new ArrayList<>();

    /** A sentence for each of them that was given. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private void note(boolean given, String option, String reason) {
        if (given) {
            notes.add(option + " is accepted, has no effect: " + reason);
        }
    }

    @Option(
            names = {"-B", "--no_bfd"},
            description = "Accepted, has no effect.")
    void noBfd(boolean given) {
        note(given, "-B (--no_bfd)", "a BFD session runs when the configuration has one");
    }

    @Option(names = "--all", description = "Accepted, has no effect.")
    void all(boolean given) {
        note(given, "--all", NO_CHILDREN);
    }

    @Option(
            names = {"-X", "--release-vips"},
            description = "Accepted, has no effect.")
    void releaseAddresses(boolean given) {
        note(given, "-X (--release-vips)", "addresses are given up whenever this node is no longer Active");
    }

    @Option(
            names = {"-V", "--dont-release-vrrp"},
            description = "Accepted, has no effect.")
    void keepAddresses(boolean given) {
        note(given, "-V (--dont-release-vrrp)", "a node that stops hands its addresses over without a gap");
    }

    @Option(
            names = {"-I", "--dont-release-ipvs"},
            description = "Accepted, has no effect.")
    void keepServers(boolean given) {
        note(given, "-I (--dont-release-ipvs)", NO_BALANCING);
    }

    @Option(
            names = {"-R", "--dont-respawn"},
            description = "Accepted, has no effect.")
    void dontRespawn(boolean given) {
        note(given, "-R (--dont-respawn)", NO_CHILDREN);
    }

    @Option(
            names = {"-a", "--address-monitoring"},
            description = "Accepted, has no effect.")
    void addressMonitoring(boolean given) {
        note(given, "-a (--address-monitoring)", "'ip monitor address' shows the same");
    }

    @Option(
            names = {"-x", "--snmp"},
            description = "Accepted, has no effect.")
    void snmp(boolean given) {
        note(given, "-x (--snmp)", NO_SNMP);
    }

    @Option(
            names = {"-A", "--snmp-agent-socket"},
            paramLabel = "FILE",
            description = "Accepted, has no effect.")
    void snmpSocket(String socket) {
        note(socket != null, "-A (--snmp-agent-socket)", NO_SNMP);
    }

    @Option(
            names = {"-m", "--core-dump"},
            description = "Accepted, has no effect.")
    void coreDump(boolean given) {
        note(given, "-m (--core-dump)", JVM);
    }

    @Option(
            names = {"-M", "--core-dump-pattern"},
            paramLabel = "PATTERN",
            arity = "0..1",
            fallbackValue = "core",
            description = "Accepted, has no effect.")
    void coreDumpPattern(String pattern) {
        note(pattern != null, "-M (--core-dump-pattern)", JVM);
    }

    @Option(names = "--no-mem-check", description = "Accepted, has no effect.")
    void noMemoryCheck(boolean given) {
        note(given, "--no-mem-check", "the JVM looks after the memory");
    }

    @Option(
            names = {"--perf", "--debug"},
            paramLabel = "WHAT",
            arity = "0..1",
            fallbackValue = "all",
            description = "Accepted, has no effect.")
    void diagnostics(String what) {
        note(what != null, "--perf or --debug", "keepalived's own code is meant");
    }
}
