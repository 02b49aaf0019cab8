package org.vipwarden.engine.dump;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.config.model.SurfaceDefinition;
import org.vipwarden.engine.dump.Dumps.Kind;
import org.vipwarden.engine.node.Picture;

/** The files that keepalived's signals ask for. */
public final class DumpFiles {
    private final Dumps dumps;
    private final Path directory;

    /**
     * @param directory where files go that the configuration names no place for
     */
    public DumpFiles(Dumps dumps, Path directory) {
        this.dumps = dumps;
        this.directory = directory;
    }

    /**
     * Writes how the node is now.
     *
     * @return the file
     * @throws IOException when it cannot be written, or not safely; the message says why
     */
    public Path write(Kind kind) throws IOException {
        return write(kind, dumps.picture());
    }

    /** Writes the counters, and has them counted anew from then on. */
    public Path writeAndClearStatistics() throws IOException {
        Picture picture = dumps.picture();
        Path file = write(Kind.STATISTICS, picture);
        dumps.clearStatistics(picture);
        return file;
    }

    private Path write(Kind kind, Picture picture) throws IOException {
        SurfaceDefinition surface = picture.surface();
        Path file = kind.place(surface.dumps()).orElseGet(() -> directory.resolve(name(kind, surface)));
        DumpFile.write(file, dumps.text(kind, picture));
        return file;
    }

    private static String name(Kind kind, SurfaceDefinition surface) {
        Stream<String> names = surface.dumps().namedByInstance()
                ? Stream.concat(surface.networkNamespace().stream(), surface.instanceName().stream())
                : Stream.empty();
        return Stream.concat(Stream.of("keepalived"), names).collect(Collectors.joining("_")) + "." + kind.ending();
    }
}
