package org.vipwarden.launcher.lab;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vipwarden.launcher.lab.inside.Relay;
import org.vipwarden.launcher.lab.inside.Splice;

/** Lets this machine reach a port of a lab host's loopback: a port of our own loopback leads there. */
public final class Door implements AutoCloseable {
    private final ServerSocketChannel entrance;

    private Door(ServerSocketChannel entrance) {
        this.entrance = entrance;
    }

    /**
     * A door to be opened.
     *
     * @param inside the port on the host's loopback
     * @param wish the port on ours; another one is taken when it is in use
     */
    public record Plan(int inside, int wish) {}

    /** Opens doors to a host, in the order of the plans. */
    public static List<Door> to(Lab lab, Host host, List<Plan> plans) {
        Path files = lab.directory(host.label() + "-doors");
        List<String> arguments = new ArrayList<>();
        for (Plan plan : plans) {
            arguments.add(files.resolve(plan.inside() + ".socket").toString());
            arguments.add(Integer.toString(plan.inside()));
        }
        Timeline<String> remarks = new Timeline<>();
        List<String> relay = Java.program(Relay.class, arguments.toArray(String[]::new));
        Listening.to("relay on " + host.label(), lab.program(host, relay), remarks::add);
        if (remarks.await(line -> line.equals("ready"), Duration.ofSeconds(20)).isEmpty()) {
            throw new LabFailure("the relay on " + host.label() + " does not start: " + remarks.all());
        }
        return plans.stream()
                .map(plan -> open(plan, lab.outside(files.resolve(plan.inside() + ".socket"))))
                .toList();
    }

    private static Door open(Plan plan, Path socket) {
        try {
            Door door = new Door(bind(plan.wish()));
            Thread thread = new Thread(() -> door.serve(socket), "door to port " + plan.inside());
            thread.setDaemon(true);
            thread.start();
            return door;
        } catch (IOException e) {
            throw new LabFailure("no port of 127.0.0.1 is free: " + e.getMessage(), e);
        }
    }

    private static ServerSocketChannel bind(int wish) throws IOException {
        ServerSocketChannel entrance = ServerSocketChannel.open();
        try {
            return entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wish));
        } catch (BindException e) {
            return entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
    }

    /** The port of 127.0.0.1 that leads in. */
    public int port() {
        return entrance.socket().getLocalPort();
    }

    private void serve(Path socket) {
        while (entrance.isOpen()) {
            try {
                join(entrance.accept(), socket);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // This caller was gone again before it was let in; the next one may stay.
            }
        }
    }

    private static void join(SocketChannel caller, Path socket) throws IOException {
        try {
            Splice.join(caller, SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (IOException e) {
            caller.close();
        }
    }

    /** Lets nobody in any more. */
    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new LabFailure("cannot close a port", e);
        }
    }
}
