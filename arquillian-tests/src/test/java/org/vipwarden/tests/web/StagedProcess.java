package org.vipwarden.tests.web;

import fish.payara.micro.PayaraMicro;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.engine.node.Engine;
import org.vipwarden.jmx.management.Management;
import org.vipwarden.rules.policy.Policy;

/** The process of a {@link StagedNode}: a Payara Micro with the web application, on a free port of the loopback interface. */
final class StagedProcess {
    static final String SECRET = "the secret of this start";
    private static final long BOOT_SECONDS = 240;
    private static final long STOP_SECONDS = 20;
    private static final int LAST_LINES = 60;

    private final Process process;
    private final URI url;
    private final PrintWriter commands;
    private final Deque<String> said = new ArrayDeque<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private StagedProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
        this.commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static StagedProcess start(Path war, Path directory) throws IOException, InterruptedException {
        int port = freePort();
        Path boot = Files.writeString(
                directory.resolve("boot"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n");
        Files.writeString(directory.resolve("jmx.secret"), SECRET);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(openings());
        command.addAll(List.of(
                "-Xmx256m", "-Dvipwarden.run.dir=" + directory, "-cp", classPath(), StagedNode.class.getName()));
        command.addAll(
                List.of("--rootdir", directory.resolve("root").toString(), "--nohazelcast", "--disablephonehome"));
        command.addAll(List.of(
                "--port",
                String.valueOf(port),
                "--prebootcommandfile",
                boot.toString(),
                "--contextroot",
                "/",
                "--deploy",
                war.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StagedProcess node = new StagedProcess(process, URI.create("http://127.0.0.1:" + port + "/"));
        node.awaitReady();
        return node;
    }

    URI url() {
        return url;
    }

    /** See {@link StagedNode}. */
    void tell(String command) {
        commands.println(command);
    }

    private void awaitReady() throws InterruptedException, IOException {
        Thread listener = new Thread(this::listen, "staged-node-output");
        listener.setDaemon(true);
        listener.start();
        if (!ready.await(BOOT_SECONDS, TimeUnit.SECONDS) || !process.isAlive() || !deployed()) {
            stop();
            synchronized (said) {
                throw new IOException("the staged node did not start:\n" + String.join("\n", said));
            }
        }
    }

    /** Payara Micro goes on without an application that it could not deploy. */
    private boolean deployed() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                        .statusCode()
                == HttpURLConnection.HTTP_OK;
    }

    private void listen() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                remember(line);
                if (line.equals("ready")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            remember(e.toString());
        } finally {
            ready.countDown();
        }
    }

    private void remember(String line) {
        synchronized (said) {
            said.add(line);
            if (said.size() > LAST_LINES) {
                said.remove();
            }
        }
    }

    /** What the manifest of Payara Micro asks for, which counts only when a jar is started with {@code -jar}. */
    private static List<String> openings() throws IOException {
        try (JarFile payara = new JarFile(placeOf(PayaraMicro.class))) {
            Attributes manifest = payara.getManifest().getMainAttributes();
            return Stream.concat(
                            options("--add-opens", manifest.getValue("Add-Opens")),
                            options("--add-exports", manifest.getValue("Add-Exports")))
                    .toList();
        }
    }

    /** The beans and what they show, and the server; nothing else that the tests know. */
    private static String classPath() {
        return Stream.of(StagedNode.class, Management.class, Engine.class, Policy.class, PayaraMicro.class)
                .map(StagedProcess::placeOf)
                .collect(Collectors.joining(":"));
    }

    private static String placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static Stream<String> options(String option, String packages) {
        return Arrays.stream(packages.split(" ")).map(name -> option + "=" + name + "=ALL-UNNAMED");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void stop() throws InterruptedException {
        commands.close();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
