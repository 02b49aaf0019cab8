package org.vipwarden.launcher.lab.inside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The inner end of a door into a network namespace: takes connections at a socket file, which every namespace can reach, and passes
 * them on to a port of this namespace's loopback.
 */
public final class Relay {
    private Relay() {}

    /**
     * Relays until it is killed.
     *
     * @param arguments pairs of a socket file and a port
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (int i = 0; i < arguments.length; i += 2) {
            var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(arguments[i]));
            int port = Integer.parseInt(arguments[i + 1]);
            new Thread(() -> serve(door, port), "relay to port " + port).start();
        }
        System.out.println("ready");
    }

    private static void serve(ServerSocketChannel door, int port) {
        InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        while (true) {
            try {
                SocketChannel caller = door.accept();
                join(caller, target);
            } catch (IOException e) {
                System.out.println("no more callers for port " + port + ": " + e.getMessage());
                return;
            }
        }
    }

    private static void join(SocketChannel caller, InetSocketAddress target) throws IOException {
        try {
            Splice.join(caller, SocketChannel.open(target));
        } catch (IOException e) {
            // Nobody listens there now; the caller sees its connection end, as it would without a relay.
            caller.close();
        }
    }
}
