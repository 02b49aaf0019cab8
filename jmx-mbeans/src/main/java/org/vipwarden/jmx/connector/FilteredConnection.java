package org.vipwarden.jmx.connector;

import com.sun.jmx.remote.socket.SocketConnection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import javax.management.remote.message.Message;

/**
 * A connection that reads its messages with an allow-list, from the first byte on. Until somebody lifts it after the login, a short
 * limit is on every read.
 */
final class FilteredConnection extends SocketConnection {
    /**
     * How long a stranger may be silent. The library's own limit rests on a timer that all servers of a JVM share and that the
     * first one to stop cancels.
     */
    private static final int LOGIN_MILLIS = 10_000;

    // Set by replaceStreams, which the constructor of some releases calls: no initial values here.
    private InputStream raw;
    private ObjectInputStream messages;

    /** The server's end. */
    FilteredConnection(Socket accepted) throws IOException {
        super(accepted);
        accepted.setSoTimeout(LOGIN_MILLIS);
    }

    /** The client's end. */
    FilteredConnection(String host, int port) throws IOException {
        super(host, port);
    }

    @Override
    public void connect(@SuppressWarnings("rawtypes") Map environment) throws IOException {
        super.connect(environment);
        getSocket().setSoTimeout(LOGIN_MILLIS);
    }

    /** Called when the connection is made, and when a profile with its own encryption wraps it. */
    @Override
    public void replaceStreams(InputStream in, OutputStream out) throws IOException {
        super.replaceStreams(in, out);
        raw = in;
        messages = null;
    }

    @Override
    public Message readMessage() throws IOException, ClassNotFoundException {
        if (messages == null) {
            messages = new ObjectInputStream(new BufferedInputStream(raw));
            messages.setObjectInputFilter(AllowList.MESSAGES);
        }
        return (Message) messages.readObject();
    }
}
