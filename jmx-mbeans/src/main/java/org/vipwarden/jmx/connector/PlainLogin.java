package org.vipwarden.jmx.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;

/**
 * The server's side of SASL/PLAIN (RFC 4616); the JDK has only the client's. Clear text, so for loopback only.
 *
 * <p>The callback handler is asked for the password of a name; the comparison takes the same time wherever the two differ.
 */
final class PlainLogin implements SaslServer {
    static final String MECHANISM = "PLAIN";
    private static final int LONGEST_NAME = 64;

    private final CallbackHandler handler;
    private String user;

    private PlainLogin(CallbackHandler handler) {
        this.handler = handler;
    }

    @Override
    public String getMechanismName() {
        return MECHANISM;
    }

    /** @param response {@code [authzid] NUL authcid NUL password} */
    @Override
    public byte[] evaluateResponse(byte[] response) throws SaslException {
        String[] parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
        if (parts.length != 3 || !(parts[0].isEmpty() || parts[0].equals(parts[1]))) {
            throw new SaslException("not a PLAIN response");
        }
        if (!isName(parts[1]) || !MessageDigest.isEqual(bytes(parts[2]), bytes(password(parts[1])))) {
            throw new SaslException("wrong name or secret");
        }
        user = parts[1];
        return null;
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String password(String name) throws SaslException {
        PasswordCallback password = new PasswordCallback("password", false);
        try {
            handler.handle(new Callback[] {new NameCallback("name", name), password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new SaslException("cannot look up the password", e);
        }
        return new String(password.getPassword());
    }

    @Override
    public boolean isComplete() {
        return user != null;
    }

    @Override
    public String getAuthorizationID() {
        return requireComplete();
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new IllegalStateException("PLAIN protects no data");
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new IllegalStateException("PLAIN protects no data");
    }

    @Override
    public Object getNegotiatedProperty(String name) {
        requireComplete();
        return null;
    }

    private String requireComplete() {
        if (user == null) {
            throw new IllegalStateException("nobody has logged in");
        }
        return user;
    }

    @Override
    public void dispose() {
        user = null;
    }

    /** What the security provider makes. Public, with a public constructor, because the JDK does it by reflection. */
    public static final class Factory implements SaslServerFactory {
        /** For the security provider. */
        public Factory() {}

        @Override
        public SaslServer createSaslServer(
                String mechanism, String protocol, String server, Map<String, ?> properties, CallbackHandler handler) {
            return MECHANISM.equals(mechanism) && handler != null ? new PlainLogin(handler) : null;
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> properties) {
            return new String[] {MECHANISM};
        }
    }
}
