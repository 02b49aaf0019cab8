package org.vipwarden.jmx.connector;

import com.sun.jmx.remote.generic.ServerSynchroMessageConnection;
import com.sun.jmx.remote.generic.ServerSynchroMessageConnectionImpl;
import com.sun.jmx.remote.generic.SynchroCallback;
import com.sun.jmx.remote.generic.SynchroMessageConnectionServerImpl;
import com.sun.jmx.remote.socket.SocketConnectionIf;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.remote.generic.MessageConnection;
import javax.management.remote.generic.MessageConnectionServer;
import javax.management.remote.message.Message;
import javax.security.auth.Subject;
import org.vipwarden.jmx.bean.Caller;

/**
 * Names the user of a connection around each of its requests, on the thread that carries the request out. (The library's own way,
 * an access control context, no longer says anything from JDK 24 on.)
 */
final class NamingServer extends SynchroMessageConnectionServerImpl {
    private static final System.Logger LOG = System.getLogger(NamingServer.class.getName());

    private final MessageConnectionServer server;
    private final Map<String, ?> environment;

    /** Accepted, and not yet taken over by the library: it forgets those that it accepts while it stops. */
    private final Set<MessageConnection> waiting = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;

    NamingServer(MessageConnectionServer server, Map<String, ?> environment) {
        super(server, environment);
        this.server = server;
        this.environment = environment;
    }

    @Override
    public ServerSynchroMessageConnection accept() throws IOException {
        MessageConnection accepted = server.accept();
        waiting.add(accepted);
        if (stopped) {
            accepted.close();
        }
        return new Named(accepted, environment);
    }

    @Override
    public void stop() throws IOException {
        stopped = true;
        super.stop();
        for (MessageConnection forgotten : waiting) {
            forgotten.close();
        }
    }

    private final class Named extends ServerSynchroMessageConnectionImpl {
        private final MessageConnection connection;

        Named(MessageConnection connection, Map<String, ?> environment) throws IOException {
            super(connection, environment);
            this.connection = connection;
        }

        @Override
        public void connect(@SuppressWarnings("rawtypes") Map environment) throws IOException {
            waiting.remove(connection);
            try {
                super.connect(environment);
                ((SocketConnectionIf) connection).getSocket().setSoTimeout(0);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "JMX login refused: {0} ({1})", e.getMessage(), address());
                throw e;
            }
        }

        @Override
        public void setCallback(SynchroCallback callback) {
            super.setCallback(new InTheNameOf(name(getSubject()), callback));
        }

        private String address() {
            return connection.getConnectionId().strip();
        }

        private String name(Subject subject) {
            return subject.getPrincipals().iterator().next().getName();
        }
    }

    private record InTheNameOf(String name, SynchroCallback callback) implements SynchroCallback {
        @Override
        public Message execute(Message request) {
            return Caller.as(name, () -> callback.execute(request));
        }

        @Override
        public void connectionException(Exception exception) {
            callback.connectionException(exception);
        }
    }
}
