package org.vipwarden.engine.config.model.balance;

import java.util.Optional;

/**
 * {@code SSL}: how {@code SSL_GET} shows itself to servers.
 *
 * @param password of the key
 * @param authorities {@code ca}: a file
 * @param certificate a file
 * @param key a file
 */
public record TlsClient(
        Optional<String> password, Optional<String> authorities, Optional<String> certificate, Optional<String> key) {
    @Override
    public String toString() {
        return "TLS client with certificate " + certificate.orElse("none");
    }
}
