package org.vipwarden.jmx.connector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.generic.MessageConnection;
import javax.management.remote.generic.MessageConnectionServer;

/** Accepts connections on 127.0.0.1 only. */
final class LoopbackServer implements MessageConnectionServer {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 50;

    private final int port;
    private final ServerSocket socket;

    /** @param port 0 for any free one */
    LoopbackServer(int port) throws IOException {
        this.port = port;
        socket = new ServerSocket();
    }

    @Override
    public void start(@SuppressWarnings("rawtypes") Map environment) throws IOException {
        // A node that restarts takes its port back from connections in TIME_WAIT.
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByAddress("localhost", LOOPBACK), port), BACKLOG);
    }

    @Override
    public MessageConnection accept() throws IOException {
        return new FilteredConnection(socket.accept());
    }

    @Override
    public void stop() throws IOException {
        socket.close();
    }

    @Override
    public JMXServiceURL getAddress() {
        try {
            return new JMXServiceURL("jmxmp", "127.0.0.1", socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
