package org.vipwarden.engine.config.diagnostic;

import org.vipwarden.engine.config.text.Place;

/**
 * One finding.
 *
 * @param rule what kind of finding it is
 * @param place the words that it is about
 * @param message what is wrong and what is done about it
 * @param expected what could stand there; empty when there is nothing to say
 * @param suggestion the keyword that was probably meant, or what to do; empty when there is none
 */
public record Diagnostic(
        Rule rule, Severity severity, Place place, String message, String expected, String suggestion) {

    /** {@code file:line:column: severity: message}, without the source line. */
    public String headline() {
        return place + ": " + severity.label() + ": " + message;
    }

    /** What to do: as this finding says, or as its kind says; empty when the message says it all. */
    public String advice() {
        return suggestion.isEmpty() && expected.isEmpty() ? rule.advice() : suggestion;
    }

    @Override
    public String toString() {
        return headline();
    }
}
