package org.vipwarden.engine.config.grammar;

import java.util.Optional;

/** A file, as it stands in the configuration, and whose it is to be when that is said. */
public record OwnedFile(String name, Optional<Account> owner) {}
