package org.vipwarden.engine.node;

import java.util.Optional;

/** The version of this software, from the manifest of its jar. */
final class Version {
    static final String CURRENT = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("development");

    private Version() {}
}
