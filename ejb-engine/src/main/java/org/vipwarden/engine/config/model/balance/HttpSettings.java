package org.vipwarden.engine.config.model.balance;

import java.util.Optional;

/**
 * How pages are asked for.
 *
 * @param tls {@code SSL_GET}
 * @param serverName {@code enable_sni}: the name of the server is told
 * @param otherServerName {@code sni_name}: another one than the virtual host
 * @param fastRecovery {@code fast_recovery}: no pauses between the pages of a server that is down
 * @param tlsCompliant {@code tls_compliant}: an end without a close notification is a failure
 */
public record HttpSettings(
        boolean tls,
        Version version,
        boolean serverName,
        Optional<String> otherServerName,
        boolean fastRecovery,
        boolean tlsCompliant) {

    /** {@code http_protocol}. */
    public enum Version {
        V1_0("1.0"),
        /** Version 1.0 with {@code Connection: close}. */
        V1_0_CLOSE("1.0C"),
        V1_1("1.1");

        private final String written;

        Version(String written) {
            this.written = written;
        }

        /** As it stands in a configuration. */
        public String written() {
            return written;
        }
    }
}
