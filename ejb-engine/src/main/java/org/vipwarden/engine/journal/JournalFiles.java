package org.vipwarden.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The lines of the journal in a directory: {@code journal.jsonl} is written, {@code journal.1.jsonl} is the one before it, and
 * so on. Belongs to one thread.
 *
 * <p>What is written survives the death of the process at once, and a power cut after the kernel's usual write-back: a journal
 * is not worth a disk flush for each line.
 */
final class JournalFiles implements AutoCloseable {
    private final Path directory;
    private final long fileBytes;
    private final int files;
    private FileChannel channel;

    /**
     * @param fileBytes a file that would grow beyond it is put aside
     * @param files how many are kept, the one that is written included
     */
    JournalFiles(Path directory, long fileBytes, int files) {
        this.directory = directory;
        this.fileBytes = fileBytes;
        this.files = files;
    }

    private Path file(int age) {
        return directory.resolve(age == 0 ? "journal.jsonl" : "journal." + age + ".jsonl");
    }

    /** The last lines, oldest first, at most so many. A torn one is among them. */
    List<String> tail(int most) throws IOException {
        Deque<String> tail = new ArrayDeque<>();
        for (int age = 0; age < files && tail.size() < most; age++) {
            if (Files.isRegularFile(file(age))) {
                List<String> lines = lastLines(file(age), most - tail.size());
                for (int i = lines.size() - 1; i >= 0; i--) {
                    tail.addFirst(lines.get(i));
                }
            }
        }
        return new ArrayList<>(tail);
    }

    private static List<String> lastLines(Path file, int most) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        // Not Files.lines: it gives up at a torn character.
        try (var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            reader.lines().forEach(line -> {
                if (last.size() == most) {
                    last.removeFirst();
                }
                last.addLast(line);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new ArrayList<>(last);
    }

    /**
     * Appends a line. After a failure the next call begins afresh, on a line of its own.
     *
     * @throws IOException when it is not on disk, or only a part of it
     */
    void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
        try {
            if (channel == null) {
                open();
            }
            if (channel.position() > 0 && channel.position() + bytes.remaining() > fileBytes) {
                rotate();
            }
            write(bytes);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open() throws IOException {
        Files.createDirectories(directory);
        channel = FileChannel.open(
                file(0),
                Set.of(CREATE, READ, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        long size = channel.size();
        channel.position(size);
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void rotate() throws IOException {
        close();
        for (int age = files - 1; age > 0; age--) {
            if (Files.exists(file(age - 1))) {
                Files.move(file(age - 1), file(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (files == 1) {
            Files.deleteIfExists(file(0));
        }
        open();
    }

    /** May be used again afterwards. */
    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing is buffered here, so nothing is lost by it.
            }
        }
    }
}
