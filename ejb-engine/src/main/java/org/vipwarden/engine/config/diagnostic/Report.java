package org.vipwarden.engine.config.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.vipwarden.engine.config.text.Place;

/** Collects findings, so that all of them are reported in one go. For one thread. */
public final class Report {
    private final List<Diagnostic> diagnostics;
    private final Rule rule;

    /** An empty one, for findings of the general kind. */
    public Report() {
        this(new ArrayList<>(), Rule.SETTING);
    }

    private Report(List<Diagnostic> diagnostics, Rule rule) {
        this.diagnostics = diagnostics;
        this.rule = rule;
    }

    /** The same report, for findings of that kind. */
    public Report as(Rule other) {
        return new Report(diagnostics, other);
    }

    public void error(Place place, String message) {
        add(Severity.ERROR, place, message, "", "");
    }

    public void error(Place place, String message, String expected) {
        add(Severity.ERROR, place, message, expected, "");
    }

    public void warning(Place place, String message) {
        add(Severity.WARNING, place, message, "", "");
    }

    public void warning(Place place, String message, String expected) {
        add(Severity.WARNING, place, message, expected, "");
    }

    public void security(Place place, String message, String suggestion) {
        add(Severity.SECURITY, place, message, "", suggestion);
    }

    public void note(Place place, String message) {
        add(Severity.NOTE, place, message, "", "");
    }

    public void add(Severity severity, Place place, String message, String expected, String suggestion) {
        add(new Diagnostic(rule, severity, place, message, expected, suggestion));
    }

    public void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** Everything so far, in the order in which it was found. */
    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
