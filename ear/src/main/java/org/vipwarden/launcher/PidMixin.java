package org.vipwarden.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.node.StartRefused;
import picocli.CommandLine.Option;

/**
 * keepalived's options about pid files. It has a process for each part and a file for each of them; here all of them hold the number
 * of the one process there is.
 */
final class PidMixin {
    @Option(
            names = {"-p", "--pid"},
            paramLabel = "FILE",
            description = "The pid file (default: /run/vipwarden/vipwarden.pid).")
    private Optional<Path> own = Optional.empty();

    @Option(
            names = {"-r", "--vrrp_pid"},
            paramLabel = "FILE",
            description = "A further pid file, for whoever looks for keepalived's VRRP process.")
    private Optional<Path> vrrp = Optional.empty();

    @Option(
            names = {"-c", "--checkers_pid"},
            paramLabel = "FILE",
            description = "A further pid file, for whoever looks for keepalived's checker process.")
    private Optional<Path> checkers = Optional.empty();

    @Option(
            names = {"-b", "--bfd_pid"},
            paramLabel = "FILE",
            description = "A further pid file, for whoever looks for keepalived's BFD process.")
    private Optional<Path> bfd = Optional.empty();

    /** Whether another one than the usual one is asked for. */
    boolean isOwn() {
        return own.isPresent();
    }

    /**
     * Takes all of them.
     *
     * @param usual the main one when nobody asked for another
     */
    Taken take(Path usual) throws StartRefused {
        var taken = new Taken(new ArrayList<>());
        try {
            for (var path : List.of(own.or(() -> Optional.of(usual)), vrrp, checkers, bfd)) {
                if (path.isPresent()) {
                    taken.files.add(PidFile.take(path.get()));
                }
            }
            return taken;
        } catch (StartRefused refused) {
            taken.close();
            throw refused;
        }
    }

    /** The pid files, the main one first. */
    record Taken(List<PidFile> files) implements AutoCloseable {
        /** The neighbour of the main one, with another ending. */
        Path beside(String ending) {
            return files.get(0).beside(ending);
        }

        @Override
        public void close() {
            files.forEach(PidFile::close);
        }
    }
}
