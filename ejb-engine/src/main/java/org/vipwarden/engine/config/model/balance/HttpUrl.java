package org.vipwarden.engine.config.model.balance;

import java.util.List;
import java.util.Optional;

/**
 * {@code url}: a page and what it must be.
 *
 * @param host the virtual host that is asked for; the connection's address and port when absent
 * @param digest {@code digest}: MD5 of the body, in 32 hexadecimal digits
 * @param codes {@code status_code}; 200 to 299 when empty
 * @param pattern {@code regex}
 */
public record HttpUrl(
        String path,
        Optional<String> host,
        Optional<String> digest,
        List<Codes> codes,
        Optional<Pattern> pattern,
        boolean tlsCompliant) {
    public HttpUrl {
        codes = List.copyOf(codes);
    }

    /** Status codes from one to another, 100 to 599. */
    public record Codes(int first, int last) {}

    /**
     * What the body must match.
     *
     * @param inverted {@code regex_no_match}: it must not
     * @param options {@code regex_options}
     * @param least {@code regex_min_offset}: in bytes
     * @param most {@code regex_max_offset}: in bytes, 0 for no limit
     */
    public record Pattern(String text, boolean inverted, List<String> options, long least, long most) {
        public Pattern {
            options = List.copyOf(options);
        }
    }
}
