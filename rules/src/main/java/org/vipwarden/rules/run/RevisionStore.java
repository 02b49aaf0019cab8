package org.vipwarden.rules.run;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vipwarden.rules.policy.Revision;
import org.vipwarden.rules.policy.RuleSource;

/**
 * The revisions on disk: {@code rules/000007/} holds the files of revision 7, {@code revision.properties} (author, time,
 * comment) and, when it failed at run time, {@code failed} with the reason.
 *
 * <p>A revision is written beside its place and then renamed, so that one is there completely or not at all.
 */
final class RevisionStore {
    private static final System.Logger LOG = System.getLogger(RevisionStore.class.getName());
    private static final Pattern NUMBER = Pattern.compile("\\d{6,9}");
    private static final String ABOUT = "revision.properties";
    private static final String FAILED = "failed";
    private static final String DRAFT = "draft-";

    private final Path directory;

    RevisionStore(Path stateDirectory) {
        this.directory = stateDirectory.resolve("rules");
    }

    /** A revision as found on disk; {@code failure} says why it must not be tried again. */
    record Stored(Revision revision, Optional<String> failure) {}

    /** All revisions that can be read, oldest first. One that cannot is reported and left out. */
    List<Stored> load() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Stored> found = new ArrayList<>();
        for (Path path : children(directory)) {
            if (path.getFileName().toString().startsWith(DRAFT)) {
                discard(path);
            } else if (NUMBER.matcher(path.getFileName().toString()).matches()) {
                try {
                    found.add(read(path));
                } catch (IOException | DateTimeException | IllegalArgumentException e) {
                    LOG.log(System.Logger.Level.WARNING, "Rule revision {0} cannot be read: {1}", path, e);
                }
            }
        }
        found.sort(Comparator.comparingInt(stored -> stored.revision().number()));
        return found;
    }

    /** The highest number in use, readable or not, so that no number is used twice. */
    int highestNumber() {
        return Files.isDirectory(directory)
                ? children(directory).stream()
                        .map(path -> path.getFileName().toString())
                        .filter(NUMBER.asMatchPredicate())
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0)
                : 0;
    }

    /** Writes a revision; when this returns it survives a power cut. */
    void save(Revision revision) throws IOException {
        Files.createDirectories(directory);
        Path draft = Files.createTempDirectory(directory, DRAFT);
        for (RuleSource source : revision.sources()) {
            write(draft.resolve(source.name()), source.text());
        }
        Properties about = new Properties();
        about.setProperty("author", revision.author());
        about.setProperty("at", revision.at().toString());
        about.setProperty("comment", revision.comment());
        StringWriter text = new StringWriter();
        about.store(text, null);
        write(draft.resolve(ABOUT), text.toString());
        Files.move(draft, place(revision.number()), StandardCopyOption.ATOMIC_MOVE);
        force(directory);
    }

    /** Remembers that a revision failed at run time. */
    void markFailed(int number, String problem) throws IOException {
        write(place(number).resolve(FAILED), problem + "\n");
    }

    private Path place(int number) {
        return directory.resolve("%06d".formatted(number));
    }

    private static Stored read(Path path) throws IOException {
        Properties about = new Properties();
        try (Reader reader = Files.newBufferedReader(path.resolve(ABOUT))) {
            about.load(reader);
        }
        List<RuleSource> sources = new ArrayList<>();
        for (Path file : children(path)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".drl")) {
                sources.add(new RuleSource(name, Files.readString(file)));
            }
        }
        Revision revision = new Revision(
                Integer.parseInt(path.getFileName().toString()),
                about.getProperty("author", "?"),
                Instant.parse(about.getProperty("at", "")),
                about.getProperty("comment", ""),
                sources);
        Path failed = path.resolve(FAILED);
        return new Stored(
                revision,
                Files.exists(failed) ? Optional.of(Files.readString(failed).strip()) : Optional.empty());
    }

    /** Removes what an interrupted {@link #save} left behind. */
    private static void discard(Path draft) {
        try {
            for (Path file : children(draft)) {
                Files.delete(file);
            }
            Files.delete(draft);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be removed: {1}", draft, e);
        }
    }

    private static List<Path> children(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be read: {1}", directory, e);
            return List.of();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        force(file);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
