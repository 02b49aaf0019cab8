package org.vipwarden.rules.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.vipwarden.rules.policy.Diagnostic;
import org.vipwarden.rules.policy.RuleSource;

/**
 * Parses a rule file with Drools' own parser, for positions that its compiler does not give, and checks the tree: it
 * must hold rules and nothing else.
 */
final class Grammar {
    private static final Set<String> ATTRIBUTES = Set.of("salience", "no-loop", "enabled");
    private static final Pattern PLACE = Pattern.compile("\\[ERR \\d+\\] Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);

    private Grammar() {}

    static List<Diagnostic> check(RuleSource source) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(false, source.text());
            if (parser.hasErrors()) {
                return parser.getErrors().stream()
                        .map(error -> of(source, error))
                        .toList();
            }
            return tree == null ? List.of() : onlyRules(source, tree);
        } catch (DroolsParserException | RuntimeException e) {
            return List.of(new Diagnostic(source.name(), 1, 1, "this file cannot be read as rules"));
        }
    }

    private static Diagnostic of(RuleSource source, DroolsError error) {
        Matcher place = PLACE.matcher(error.getMessage());
        if (place.matches()) {
            return new Diagnostic(
                    source.name(),
                    Integer.parseInt(place.group(1)),
                    Integer.parseInt(place.group(2)) + 1,
                    plain(place.group(3)));
        }
        int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
        return new Diagnostic(source.name(), Math.max(1, line), 1, plain(error.getMessage()));
    }

    private static String plain(String message) {
        return message.replace("no viable alternative at input", "did not expect")
                .replace("mismatched input", "did not expect")
                .replace("extraneous input", "did not expect")
                .replace("'<eof>'", "the end of the file")
                .replaceAll(" expecting one of the following tokens:.*", "")
                .strip();
    }

    private static List<Diagnostic> onlyRules(RuleSource source, PackageDescr tree) {
        List<Diagnostic> problems = new ArrayList<>();
        if (!tree.getFunctions().isEmpty()
                || !tree.getGlobals().isEmpty()
                || !tree.getTypeDeclarations().isEmpty()
                || !tree.getEnumDeclarations().isEmpty()
                || !tree.getFunctionImports().isEmpty()
                || !tree.getAccumulateImports().isEmpty()
                || !tree.getEntryPointDeclarations().isEmpty()
                || !tree.getWindowDeclarations().isEmpty()
                || !tree.getAttributes().isEmpty()) {
            problems.add(new Diagnostic(source.name(), 1, 1, "a rule file holds imports and rules, nothing else"));
        }
        for (RuleDescr rule : tree.getRules()) {
            rule.getAttributes().keySet().stream()
                    .filter(attribute -> !ATTRIBUTES.contains(attribute))
                    .forEach(attribute -> problems.add(new Diagnostic(
                            source.name(),
                            Math.max(1, rule.getLine()),
                            1,
                            "the attribute " + attribute + " is not allowed: only salience, no-loop and enabled are")));
        }
        return problems;
    }
}
