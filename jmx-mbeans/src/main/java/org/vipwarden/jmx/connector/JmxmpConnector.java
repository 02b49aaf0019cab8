package org.vipwarden.jmx.connector;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.generic.GenericConnectorServer;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;

/**
 * Serves the beans by JMXMP on 127.0.0.1 to whoever knows the secret of this start; the name they log in with goes to the audit.
 */
public final class JmxmpConnector implements AutoCloseable {
    static final String PROFILE = "SASL/" + PlainLogin.MECHANISM;

    private static final int SECRET_BYTES = 32;

    /** The library writes a stack trace for every client that leaves without a word. Held, because loggers are weak. */
    private static final Logger TALKATIVE = Logger.getLogger("javax.management.remote.generic");

    private final JMXConnectorServer server;
    private final RunDirectory directory;

    private JmxmpConnector(JMXConnectorServer server, RunDirectory directory) {
        this.server = server;
        this.directory = directory;
    }

    /**
     * Listens, and then publishes address and secret.
     *
     * @param port 0 for any free one
     * @throws ConnectorRefused when the port is taken or the run directory cannot be used
     */
    public static JmxmpConnector open(MBeanServer beans, int port, RunDirectory directory) throws ConnectorRefused {
        TALKATIVE.setLevel(Level.OFF);
        PlainProvider.install();
        String secret = newSecret();
        JMXConnectorServer server = listen(beans, port, secret);
        JmxmpConnector connector = new JmxmpConnector(server, directory);
        try {
            directory.publish(server.getAddress().toString(), secret);
        } catch (IOException e) {
            connector.close();
            throw new ConnectorRefused("JMX is off: cannot write to " + directory.path() + ": " + e.getMessage(), e);
        }
        return connector;
    }

    private static JMXConnectorServer listen(MBeanServer beans, int port, String secret) throws ConnectorRefused {
        try {
            JMXConnectorServer server = new GenericConnectorServer(environment(port, secret), Permissions.over(beans));
            server.start();
            return server;
        } catch (IOException e) {
            throw new ConnectorRefused("JMX is off: cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> environment(int port, String secret) throws IOException {
        Map<String, Object> environment = new HashMap<>();
        environment.put("jmx.remote.profiles", PROFILE);
        environment.put("jmx.remote.sasl.callback.handler", (CallbackHandler) c -> tell(c, secret));
        environment.put(GenericConnectorServer.OBJECT_WRAPPING, new FilteredWrapping(AllowList.ARGUMENTS));
        environment.put(JMXConnectorServerFactory.DEFAULT_CLASS_LOADER, JmxmpConnector.class.getClassLoader());
        environment.put(
                "com.sun.jmx.remote.generic.synchro.server", new NamingServer(new LoopbackServer(port), environment));
        return environment;
    }

    private static void tell(Callback[] callbacks, String secret) {
        for (Callback callback : callbacks) {
            if (callback instanceof PasswordCallback password) {
                password.setPassword(secret.toCharArray());
            }
        }
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Where it listens. */
    public JMXServiceURL address() {
        return server.getAddress();
    }

    /** Ends all connections, frees the port and removes address and secret. */
    @Override
    public void close() {
        try {
            directory.withdraw();
            server.stop();
        } catch (IOException e) {
            System.getLogger(JmxmpConnector.class.getName())
                    .log(System.Logger.Level.WARNING, "JMX did not close cleanly: {0}", e.getMessage());
        }
    }
}
