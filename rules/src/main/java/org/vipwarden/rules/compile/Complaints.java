package org.vipwarden.rules.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;
import org.vipwarden.rules.policy.Diagnostic;
import org.vipwarden.rules.policy.RuleSource;
import org.vipwarden.rules.text.RulePlaces;
import org.vipwarden.rules.text.RulePlaces.Place;
import org.vipwarden.rules.text.RuleText;
import org.vipwarden.rules.text.Word;

/**
 * Turns what Drools and its Java compiler say into words and places of the rule file.
 *
 * <p>Drools gives no line for a mistake in a condition, and for one in a consequence a place in code it generated. But
 * both quote the text that they stumbled over. So the place is found by looking for the longest run of the same words.
 */
final class Complaints {
    private static final String GENERATED = "in error:\n";
    private static final String CONSEQUENCE = "Unable to parse consequence caused by: ";
    private static final Pattern IN_CONSEQUENCE =
            Pattern.compile("\\(line (\\d+),col (\\d+)\\) Parse error. Found (.*?), expected.*", Pattern.DOTALL);
    private static final Pattern RULE_NAME = Pattern.compile("info\\.addRuleNames\\(\"(.*?)\",");
    private static final Pattern GENERATED_NAME = Pattern.compile("\\b(Lambda\\w+|Rules)[0-9A-F]{32}\\w*");

    private final List<RuleText> texts;

    Complaints(List<RuleText> texts) {
        this.texts = texts;
    }

    List<Diagnostic> of(List<Message> messages) {
        Set<Diagnostic> result = new LinkedHashSet<>();
        for (Message message : messages) {
            String text = message.getText();
            if (!text.startsWith("Java source of") && !text.startsWith("Parser returned a null")) {
                result.add(of(message, generatedSource(messages, message.getPath())));
            }
        }
        return new ArrayList<>(result);
    }

    /** What escaped as an exception: no place, and often not even a sentence. */
    Diagnostic of(Throwable thrown) {
        String detail =
                thrown.getMessage() == null ? thrown.getClass().getSimpleName() : firstLine(thrown.getMessage());
        String quoted = detail.contains("\"") ? detail.substring(detail.indexOf('"')) : detail;
        String reason = thrown instanceof NumberFormatException ? quoted + " is not a number" : detail;
        return place(texts, words(quoted), "this cannot be compiled: " + reason);
    }

    private Diagnostic of(Message message, Optional<String> generated) {
        String text = firstLine(message.getText());
        if (generated.isPresent()) {
            String source = generated.get();
            int from = Math.min(Math.max(0, message.getColumn()), source.length());
            return place(inRuleOf(source), words(source.substring(from)), plain(text));
        }
        List<RuleText> file = texts.stream()
                .filter(t -> message.getPath() != null && message.getPath().endsWith("/" + t.name()))
                .toList();
        if (message.getText().startsWith(CONSEQUENCE)) {
            return consequence(file, message);
        }
        if (message.getLine() > 0 && file.size() == 1) {
            return place(List.of(ruleAt(file.get(0), message.getLine())), words(text), plain(text));
        }
        return place(file.isEmpty() ? texts : file, words(text), plain(text));
    }

    private static RuleText ruleAt(RuleText file, int line) {
        return RulePlaces.of(List.of(file)).byRule().values().stream()
                .filter(place -> place.line() == line)
                .findFirst()
                .map(place -> file.lines(place.line(), place.lastLine()))
                .orElse(file);
    }

    /** A syntax error after {@code then}: its place is relative to the text between {@code then} and {@code end}. */
    private Diagnostic consequence(List<RuleText> file, Message message) {
        String detail = message.getText().substring(CONSEQUENCE.length());
        Matcher parse = IN_CONSEQUENCE.matcher(detail);
        if (file.size() != 1 || !parse.matches()) {
            return place(texts, List.of(), "this consequence cannot be read");
        }
        RuleText text = file.get(0);
        int ruleLine = message.getLine();
        Word then = text.words().stream()
                .filter(word -> word.line() >= ruleLine && word.is("then"))
                .findFirst()
                .orElseThrow();
        int line = then.line() + Integer.parseInt(parse.group(1)) - 1;
        String found = parse.group(3).equals("\"}\"") ? "end: is a semicolon missing?" : parse.group(3);
        return new Diagnostic(
                text.name(), line, Math.max(1, Integer.parseInt(parse.group(2))), "did not expect " + found);
    }

    /** Generated code names the rule that it is for, when it is a condition; a consequence may be any rule's. */
    private List<RuleText> inRuleOf(String generated) {
        Matcher names = RULE_NAME.matcher(generated);
        if (!names.find()) {
            return texts;
        }
        Optional<Place> place = RulePlaces.of(texts).of(names.group(1));
        return place.map(p -> texts.stream()
                        .filter(text -> text.name().equals(p.file()))
                        .map(text -> text.lines(p.line(), p.lastLine()))
                        .toList())
                .orElse(texts);
    }

    private static Optional<String> generatedSource(List<Message> messages, String path) {
        return messages.stream()
                .filter(m ->
                        path != null && path.equals(m.getPath()) && m.getText().contains(GENERATED))
                .map(m -> m.getText().substring(m.getText().indexOf(GENERATED) + GENERATED.length()))
                .findFirst();
    }

    private static Diagnostic place(List<RuleText> texts, List<Word> quoted, String message) {
        RuleText first = texts.get(0);
        int line = first.words().isEmpty() ? 1 : first.words().get(0).line();
        Diagnostic best = new Diagnostic(first.name(), line, 1, message);
        int longest = 0;
        for (int start = 0; start < quoted.size() && start < 40; start++) {
            for (RuleText text : texts) {
                for (int i = 0; i < text.words().size(); i++) {
                    int run = run(text.words(), i, quoted, start);
                    if (run > longest && text.words().get(i).kind() != Word.Kind.SIGN) {
                        longest = run;
                        Word word = text.words().get(i);
                        best = new Diagnostic(text.name(), word.line(), word.column(), message);
                    }
                }
            }
        }
        return best;
    }

    private static int run(List<Word> words, int from, List<Word> quoted, int start) {
        int run = 0;
        while (from + run < words.size()
                && start + run < quoted.size()
                && words.get(from + run).text().equals(quoted.get(start + run).text())) {
            run++;
        }
        return run;
    }

    private static List<Word> words(String text) {
        // In generated code a field is read from "_this", and messages put quotes around what they quote.
        String bare = text.replace("_this.", "").replace('\'', ' ');
        return RuleText.of(new RuleSource("", bare)).words();
    }

    private static String plain(String message) {
        return GENERATED_NAME
                .matcher(message)
                .replaceAll("the rule")
                .replaceAll("\\b(?:java|org)\\.(?:[a-z]\\w*\\.)+", "")
                .replace("Verdict.", "")
                .replace("Unable to parse left part of expression:", "there is no such field:")
                .replace("Unable to Analyse Expression", "cannot understand the condition")
                .replace("Unable to find class:", "there is no such fact:")
                .replaceAll(":$", "")
                .strip();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
