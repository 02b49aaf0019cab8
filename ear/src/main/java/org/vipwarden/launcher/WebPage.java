package org.vipwarden.launcher;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The web page on loopback: an application server that boots on a thread of its own, seconds after the engine. It may be refused
 * its port, fail or hang without harm to anything else.
 */
final class WebPage {
    private static final Logger LOG = System.getLogger(WebPage.class.getName());

    private WebPage() {}

    /**
     * Starts to open the page, and returns at once.
     *
     * @param run gets {@code http.url} when it is open
     */
    static void open(Path run, int port) {
        var thread = new Thread(() -> openOrSayWhyNot(run, port), "web-page");
        thread.setDaemon(true);
        thread.start();
    }

    private static void openOrSayWhyNot(Path run, int port) {
        try {
            boot(run, port);
        } catch (BindException e) {
            LOG.log(Level.ERROR, "no web page: port " + port + " is in use (http_listen names another)");
        } catch (ServerFailed | IOException | RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "no web page: " + e.getMessage() + " (see " + run.resolve(ServerLog.FILE) + ")", e);
        }
    }

    private static void boot(Path run, int port) throws ServerFailed, IOException {
        var loopback = InetAddress.getLoopbackAddress();
        new ServerSocket(port, 1, loopback).close();
        ApplicationServer.boot(Installation.here(), run, loopback, port);
        var url = "http://" + loopback.getHostAddress() + ":" + port + "/";
        Files.writeString(run.resolve("http.url"), url + "\n");
        LOG.log(Level.INFO, "web page at {0}", url);
    }
}
