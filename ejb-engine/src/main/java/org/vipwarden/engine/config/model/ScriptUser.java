package org.vipwarden.engine.config.model;

import java.util.Optional;

/**
 * Whom a script runs as.
 *
 * @param user a user name
 * @param group a group name; the user's own when absent
 */
public record ScriptUser(String user, Optional<String> group) {
    public static final ScriptUser ROOT = new ScriptUser("root", Optional.empty());
}
