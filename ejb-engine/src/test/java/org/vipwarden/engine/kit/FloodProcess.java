package org.vipwarden.engine.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A {@link Flood} that runs in a process of its own, so that its pauses are not the tested node's, nor the other way round. */
public final class FloodProcess implements AutoCloseable {
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    /**
     * What was sent.
     *
     * @param frames how many
     * @param perSecond how many in a second
     */
    public record Sent(long frames, double perSecond) {}

    /**
     * Starts it; it sends nothing yet.
     *
     * @param where the frames come from
     * @param linkName where they leave
     * @param frames whole, with the link's header
     */
    public FloodProcess(NetworkNamespace where, String linkName, List<byte[]> frames) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = where.run(() -> new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), FloodProcess.class.getName(), linkName)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        answers = reader(process.getInputStream());
        frames.forEach(frame -> orders.println(HexFormat.of().formatHex(frame)));
        orders.println();
    }

    private static BufferedReader reader(java.io.InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
    }

    /** Sends for so long, and says what it did. */
    public Sent run(int perSecond, long nanos) throws IOException {
        orders.println(perSecond + " " + nanos);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the flood has ended");
        }
        String[] words = answer.split(" ");
        return new Sent(Long.parseLong(words[0]), Double.parseDouble(words[1]));
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = reader(System.in);
        List<byte[]> frames = new ArrayList<>();
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            frames.add(HexFormat.of().parseHex(line));
        }
        try (Flood flood = new Flood(arguments[0], frames)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                long before = flood.sent();
                double rate = flood.run(Integer.parseInt(words[0]), Long.parseLong(words[1]));
                System.out.println((flood.sent() - before) + " " + rate);
            }
        }
    }
}
