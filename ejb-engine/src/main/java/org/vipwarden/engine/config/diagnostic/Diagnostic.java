package org.vipwarden.engine.config.diagnostic;

import org.vipwarden.engine.config.text.Place;

/**
 * One finding.
 *
 * @param place the words that it is about
 * @param message what is wrong and what is done about it
 * @param expected what could stand there; empty when there is nothing to say
 * @param suggestion the keyword that was probably meant, or what to do; empty when there is none
 */
public record Diagnostic(Severity severity, Place place, String message, String expected, String suggestion) {

    /** {@code file:line:column: severity: message}, without the source line. */
    public String headline() {
        return place + ": " + severity.label() + ": " + message;
    }

    @Override
    public String toString() {
        return headline();
    }
}
