package org.vipwarden.engine.config.build;

import java.util.Optional;

/** {@code [SOURCE/]DESTINATION}, as the kernel has them in one number: the source's in the upper half. */
final class Realms {
    private static final int MOST = 0xFFFF;

    private Realms() {}

    static Optional<Integer> read(String text) {
        int slash = text.indexOf('/');
        Optional<Integer> source =
                slash < 0 ? Optional.of(0) : NumberNames.REALM.number(text.substring(0, slash), MOST);
        Optional<Integer> destination = NumberNames.REALM.number(text.substring(slash + 1), MOST);
        return source.flatMap(from -> destination.map(to -> from << 16 | to));
    }
}
