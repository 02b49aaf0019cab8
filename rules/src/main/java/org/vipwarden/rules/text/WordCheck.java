package org.vipwarden.rules.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.rules.policy.Diagnostic;

/**
 * The allow-list: every capitalized name of a rule file must be of the vocabulary, {@code new} makes verdicts only, and
 * the words that would let a rule compute, wait or reach outside are refused.
 *
 * <p>It works on words, not on a tree, because the same words are read by two languages: the rule language and, in
 * conditions and consequences, Java. A class can only be named by its name, and class names are capitalized.
 */
public final class WordCheck {
    /** The package that all rule files share, so that they share the imports of {@code vocabulary.drl}. */
    public static final String PACKAGE = "org.vipwarden.policy";

    private static final String RULES_ONLY = "a rule file holds imports and rules, nothing else";
    private static final String NO_LOOP = "a rule does not loop: let the conditions find every match";
    private static final String NO_PROGRAM = "a rule does not program: it inserts verdicts";
    private static final String NO_ENGINE = "a rule may not reach into the rule engine";
    private static final String NO_REFLECTION = "a rule may not look at classes";
    private static final String NO_CLOCK = "a rule has no clock: time comes as a fact";

    private static final Map<String, String> REFUSED = Stream.of(
                    because(RULES_ONLY, "function", "global", "query", "declare", "trait", "window", "unit", "dialect"),
                    because(NO_LOOP, "for", "while", "do"),
                    because(
                            NO_PROGRAM,
                            "class",
                            "interface",
                            "enum",
                            "record",
                            "synchronized",
                            "throw",
                            "try",
                            "catch"),
                    because(NO_PROGRAM, "assert", "switch", "native", "super", "static", "return"),
                    because("write the condition in the parentheses of its fact instead of eval", "eval"),
                    because("facts are what is: insert a verdict instead", "modify", "update", "retract"),
                    because(NO_ENGINE, "drools", "kcontext", "halt", "channels"),
                    because(NO_REFLECTION, "getClass", "getDeclaringClass", "forName", "getClassLoader"),
                    because(NO_REFLECTION, "describeConstable", "resolveConstantDesc", "getEnumConstants"),
                    because("a rule sees facts only", "getInteger", "getLong", "getBoolean", "random"),
                    because("a rule runs on one thread", "parallel", "parallelStream"),
                    because("a rule may not wait", "wait", "notify", "notifyAll", "sleep"),
                    because("a rule may not build a text of any size", "repeat", "format", "formatted"),
                    because(NO_CLOCK, "timer", "duration", "calendars", "now"))
            .flatMap(words -> words.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final RuleText text;
    private final List<Diagnostic> problems = new ArrayList<>();

    private WordCheck(RuleText text) {
        this.text = text;
        problems.addAll(text.problems());
    }

    /** What is not allowed in the file, in the order of the text. */
    public static List<Diagnostic> of(RuleText text) {
        return new WordCheck(text).run();
    }

    private List<Diagnostic> run() {
        List<Word> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.kind() != Word.Kind.NAME) {
                continue;
            }
            boolean headOfFile = word.is("import") || word.is("package");
            if (headOfFile && (i == 0 || !words.get(i - 1).is("."))) {
                i = head(i);
            } else {
                name(word, i == 0 ? null : words.get(i - 1));
            }
        }
        problems.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
        return problems;
    }

    private void name(Word word, Word before) {
        String reason = REFUSED.get(word.text());
        if (reason != null) {
            refuse(word, word.text() + " is not allowed: " + reason);
        } else if (Character.isUpperCase(word.text().charAt(0)) && !Vocabulary.knows(word.text())) {
            refuse(word, unknown(word.text()));
        } else if (before != null && before.is("new") && !Vocabulary.mayBeMade(word.text())) {
            refuse(word, "a rule makes verdicts only, not " + word.text());
        }
    }

    /** Checks a package or import line from its keyword on; answers the index of its last word. */
    private int head(int start) {
        List<Word> words = text.words();
        int end = start;
        StringBuilder rest = new StringBuilder();
        while (end + 1 < words.size()
                && words.get(end + 1).line() == words.get(start).line()) {
            Word before = words.get(end);
            Word word = words.get(++end);
            boolean apart = !rest.isEmpty() && before.kind() == word.kind() && word.kind() == Word.Kind.NAME;
            rest.append(apart ? " " : "").append(word.text());
        }
        String name = rest.toString().replaceAll(";$", "");
        Word keyword = words.get(start);
        if (keyword.is("package") && !name.equals(PACKAGE)) {
            refuse(keyword, "the package of a rule file is " + PACKAGE);
        } else if (keyword.is("import") && !isImport(name)) {
            refuse(keyword, "import of " + name + " is not allowed: rules see the vocabulary without an import");
        }
        return end;
    }

    private static boolean isImport(String name) {
        return Vocabulary.types().values().stream().anyMatch(type -> name.equals(type.getCanonicalName()));
    }

    private static String unknown(String name) {
        List<String> near = Vocabulary.near(name);
        return name + " is not a word of the vocabulary"
                + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?");
    }

    private void refuse(Word word, String message) {
        problems.add(new Diagnostic(text.name(), word.line(), word.column(), message));
    }

    private static Map<String, String> because(String reason, String... words) {
        return Stream.of(words).collect(Collectors.toMap(word -> word, word -> reason));
    }
}
