package org.vipwarden.engine.config.grammar;

import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Report;
import org.vipwarden.engine.config.text.Quoting;

/**
 * What stands behind a keyword: its type, its range, and how it is read.
 *
 * @param <T> what it becomes
 */
public interface Arguments<T> {

    /** In words, for diagnostics and documentation. */
    String expected();

    /** Reads them; empty when they are wrong, and then the report says why. */
    Optional<T> read(Statement statement, Report report);

    /** How they are quoted. */
    default Quoting quoting() {
        return Quoting.PLAIN;
    }
}
