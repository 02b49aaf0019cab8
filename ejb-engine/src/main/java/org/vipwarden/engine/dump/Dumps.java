package org.vipwarden.engine.dump;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.vipwarden.engine.config.model.SurfaceDefinition.DumpDefinition;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.engine.node.Picture;

/** What a running node shows in keepalived's forms. */
public final class Dumps {
    private final Engine engine;
    private final Tally tally = new Tally();

    public Dumps(Engine engine) {
        this.engine = engine;
    }

    /** What can be dumped. */
    public enum Kind {
        /** {@code keepalived.data}: configuration and state, for people. */
        DATA("data"),
        /** {@code keepalived.stats}: the counters. */
        STATISTICS("stats"),
        /** {@code keepalived.json}: all of it, for programs. */
        JSON("json");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        /** Of its file's name. */
        String ending() {
            return ending;
        }

        /** Where the configuration wants it. */
        Optional<Path> place(DumpDefinition wanted) {
            return switch (this) {
                case DATA -> wanted.data();
                case STATISTICS -> wanted.statistics();
                case JSON -> wanted.json();
            };
        }
    }

    /** How the node is now. */
    public String text(Kind kind) {
        return text(kind, picture());
    }

    Picture picture() {
        return engine.picture();
    }

    String text(Kind kind, Picture picture) {
        return switch (kind) {
            case DATA -> new DataDump(picture, ZoneId.systemDefault()).toString();
            case STATISTICS -> StatisticsDump.of(picture, tally);
            case JSON -> JsonDump.of(picture, tally);
        };
    }

    /** From now on shows what is counted after this picture. The engine's own counters go on. */
    void clearStatistics(Picture picture) {
        tally.clear(picture);
    }
}
