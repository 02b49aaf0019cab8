package org.vipwarden.launcher;

import java.util.List;
import org.vipwarden.engine.node.StartRefused;
import picocli.CommandLine.Option;

/** keepalived's options that choose which of its parts run. */
final class PartsMixin {
    @Option(
            names = {"-P", "--vrrp"},
            description = "VRRP only (always so).")
    private boolean vrrp;

    @Option(
            names = {"-C", "--check"},
            description = "Health checks only: refused without -P, there are none yet.")
    private boolean checks;

    @Option(
            names = {"-T", "--genhash"},
            description = "The hash of a web page: refused, there is none yet.")
    private boolean hash;

    /**
     * Whoever asks for something else than VRRP must not get VRRP.
     *
     * @throws StartRefused then
     */
    void requireVrrp() throws StartRefused {
        if (hash) {
            throw new StartRefused(1, List.of("-T (--genhash) is not supported: there are no HTTP checks yet"));
        }
        if (checks && !vrrp) {
            throw new StartRefused(
                    1, List.of("-C (--check) asks for health checks without VRRP: they are not supported yet"));
        }
    }
}
