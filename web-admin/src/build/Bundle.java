import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Bundles the page without Node: unpacks the packages that Maven fetched to {@code node_modules}, calls the native esbuild, writes
 * the names of the results, which carry the hash of their content, into the HTML, and collects the licences of what went in.
 *
 * <p>Arguments: the directory of the jars, the sources of the page, where the result goes, a directory to work in.
 */
public final class Bundle {
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");
    private static final String ESBUILD = "@esbuild/linux-x64";

    private final Path modules;
    private final StringBuilder notice = new StringBuilder("The page contains these packages.\n");

    private Bundle(Path modules) {
        this.modules = modules;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path sources = Path.of(arguments[1]);
        Path result = emptied(Path.of(arguments[2]).toAbsolutePath());
        Path work = emptied(Path.of(arguments[3]).toAbsolutePath());
        Bundle bundle = new Bundle(work.resolve("node_modules"));
        for (Path jar : inOrder(Path.of(arguments[0]))) {
            bundle.unpack(jar);
        }
        // esbuild looks for node_modules in the directories above the sources.
        Path ui = Files.createDirectory(work.resolve("ui"));
        for (Path source : inOrder(sources)) {
            Files.copy(source, ui.resolve(source.getFileName()));
        }
        bundle.run(ui, result);
        writeHtml(ui, result);
        Files.copy(ui.resolve("favicon.svg"), result.resolve("favicon.svg"));
        Files.writeString(Files.createDirectory(result.resolve("META-INF")).resolve("NOTICE"), bundle.notice);
    }

    /** The paths inside the jars follow no rule; the name of a package stands in its package.json. */
    private void unpack(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            JarEntry manifest = jar.stream()
                    .filter(entry -> entry.getName().endsWith("/package.json"))
                    .min(Comparator.comparingInt(entry -> entry.getName().length()))
                    .orElseThrow(() -> new IOException(file + " holds no package"));
            String root = manifest.getName().substring(0, manifest.getName().length() - "package.json".length());
            Matcher name = NAME.matcher(text(jar, manifest));
            if (!name.find()) {
                throw new IOException(file + ": package.json without a name");
            }
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().startsWith(root) && !entry.isDirectory()) {
                    write(jar, entry, modules.resolve(name.group(1)).resolve(entry.getName().substring(root.length())));
                }
            }
            JarEntry licence = jar.getJarEntry(root + "LICENSE");
            if (licence != null && !name.group(1).equals(ESBUILD)) {
                notice.append("\n\n==== ").append(name.group(1)).append(" ====\n\n").append(text(jar, licence));
            }
        }
    }

    private void run(Path ui, Path result) throws IOException, InterruptedException {
        Path esbuild = modules.resolve(ESBUILD).resolve("bin/esbuild");
        if (!esbuild.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + esbuild + " executable");
        }
        List<String> command = List.of(
                esbuild.toString(), "main.js", "main.css", "--bundle", "--minify", "--format=esm", "--target=es2022",
                "--legal-comments=none", "--log-level=warning", "--entry-names=[name]-[hash]", "--outdir=" + result);
        int exit = new ProcessBuilder(command).directory(ui.toFile()).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("esbuild ended with " + exit);
        }
    }

    private static void writeHtml(Path ui, Path result) throws IOException {
        String html = Files.readString(ui.resolve("index.html"));
        for (Path built : inOrder(result)) {
            String hashed = built.getFileName().toString();
            html = html.replace(hashed.replaceFirst("-[A-Z0-9]{8}\\.", "."), hashed);
        }
        Files.writeString(result.resolve("index.html"), html);
    }

    private static void write(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, target);
        }
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path emptied(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory);
    }

    private static List<Path> inOrder(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        }
    }
}
