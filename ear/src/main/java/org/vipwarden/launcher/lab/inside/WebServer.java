package org.vipwarden.launcher.lab.inside;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The service behind the virtual address where there is no nginx: answers every request with one line, the name of its node. */
public final class WebServer {
    private WebServer() {}

    /**
     * Serves until it is killed.
     *
     * @param arguments the port, and the line
     */
    public static void main(String[] arguments) throws IOException {
        byte[] line = (arguments[1] + "\n").getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[0])), 100);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, line.length);
            exchange.getResponseBody().write(line);
            exchange.close();
        });
        server.start();
    }
}
