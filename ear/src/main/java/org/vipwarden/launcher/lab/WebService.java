package org.vipwarden.launcher.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vipwarden.launcher.lab.inside.WebServer;

/** The service behind the virtual address on one node: nginx where it is installed, else a web server of our own. */
public final class WebService {
    private static final String PORT = "80";

    private final Lab lab;
    private final Host host;
    private final List<String> command;
    private final String name;
    private final Timeline<String> log = new Timeline<>();
    private Listening running;

    private WebService(Lab lab, Host host) {
        this.lab = lab;
        this.host = host;
        Optional<Path> nginx = Lab.find("nginx");
        this.name = nginx.isPresent() ? "nginx" : "web server";
        this.command = nginx.map(program -> nginx(program.toString()))
                .orElseGet(() -> Java.program(WebServer.class, PORT, host.label()));
    }

    /** A service that is not started yet. */
    public static WebService on(Lab lab, Host host) {
        return new WebService(lab, host);
    }

    private List<String> nginx(String program) {
        Path files = lab.directory(host.label() + "-web");
        Path configuration = files.resolve("nginx.conf");
        lab.write(
                configuration,
                """
                user root;
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server {
                        listen %2$s;
                        location / {
                            default_type text/plain;
                            return 200 "%3$s\\n";
                        }
                    }
                }
                """
                        .formatted(files, PORT, host.label()));
        return List.of(program, "-c", configuration.toString(), "-e", "stderr");
    }

    /** What serves: {@code nginx} or {@code web server}. */
    public String name() {
        return name;
    }

    /** Starts it and waits until it accepts connections. */
    public void start() {
        running = Listening.to(name + " on " + host.label(), lab.program(host, command), log::add);
        String awaitPort = "until (: </dev/tcp/127.0.0.1/" + PORT + ") 2>/dev/null; do sleep 0.02; done";
        try {
            lab.run(host, "timeout", "10", "bash", "-c", awaitPort);
        } catch (LabFailure e) {
            throw new LabFailure(name + " on " + host.label() + " does not start: " + log.all(), e);
        }
    }

    public boolean isRunning() {
        return running != null && running.process().isAlive();
    }

    /** Ends it at once. */
    public void kill() {
        running.process().descendants().forEach(ProcessHandle::destroyForcibly);
        running.awaitEnd(Duration.ofSeconds(10));
    }
}
