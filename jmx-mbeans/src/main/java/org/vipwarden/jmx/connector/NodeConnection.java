package org.vipwarden.jmx.connector;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.generic.GenericConnector;
import javax.management.remote.generic.MessageConnection;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;

/** A client's connection to a running node of this machine. Trusts what it hears no more than the server does. */
public final class NodeConnection implements AutoCloseable {
    /** The library logs what it also throws. Held, because loggers are weak. */
    private static final Logger TALKATIVE = Logger.getLogger("javax.management.remote.misc");

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private NodeConnection(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    /**
     * Logs in to the node of a run directory.
     *
     * @param user the name for the audit
     * @throws NodeUnreachable when there is no node, or it does not let us in
     */
    public static NodeConnection open(RunDirectory directory, String user) throws NodeUnreachable {
        TALKATIVE.setLevel(Level.OFF);
        String url = read(directory, directory.url());
        String secret = read(directory, directory.secret());
        try {
            JMXServiceURL address = new JMXServiceURL(url);
            FilteredConnection transport = new FilteredConnection(address.getHost(), address.getPort());
            JMXConnector connector = new GenericConnector(environment(transport, user, secret));
            connector.connect();
            transport.getSocket().setSoTimeout(0);
            return new NodeConnection(connector);
        } catch (IOException | SecurityException e) {
            throw new NodeUnreachable("no answer at " + url + ": " + e.getMessage(), e);
        }
    }

    private static String read(RunDirectory directory, Path file) throws NodeUnreachable {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw new NodeUnreachable("no running node found at " + directory.path(), e);
        } catch (AccessDeniedException e) {
            throw new NodeUnreachable(file + " is not readable: run this as the user of the node", e);
        } catch (IOException e) {
            throw new NodeUnreachable("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> environment(MessageConnection transport, String user, String secret) {
        Map<String, Object> environment = new HashMap<>();
        environment.put("jmx.remote.profiles", JmxmpConnector.PROFILE);
        environment.put("jmx.remote.sasl.callback.handler", (CallbackHandler) c -> tell(c, user, secret));
        environment.put(GenericConnector.MESSAGE_CONNECTION, transport);
        environment.put(GenericConnector.OBJECT_WRAPPING, new FilteredWrapping(AllowList.ANSWERS));
        return environment;
    }

    private static void tell(Callback[] callbacks, String user, String secret) {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(user);
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(secret.toCharArray());
            }
        }
    }

    /** The beans of the node. */
    public MBeanServerConnection beans() {
        return beans;
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            // The node went away first: closed either way.
        }
    }
}
