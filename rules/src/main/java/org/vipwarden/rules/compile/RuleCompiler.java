package org.vipwarden.rules.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.vipwarden.rules.policy.Diagnostic;
import org.vipwarden.rules.policy.RuleSource;
import org.vipwarden.rules.text.RulePlaces;
import org.vipwarden.rules.text.RuleText;
import org.vipwarden.rules.text.WordCheck;

/**
 * Compiles an edited rule base: read, check the words, check the grammar, compile in {@link VisibleClasses}.
 *
 * <p>Only the executable model is used. Drools' classic compilation evaluates MVEL, which no class loader holds back.
 * Each step runs only when the one before found nothing, so that an operator sees causes and not their consequences.
 */
public final class RuleCompiler {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,80}\\.drl");
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final String FOLDER = "src/main/resources/org/vipwarden/policy/";
    private static final AtomicInteger SERIAL = new AtomicInteger();

    /**
     * The result of a compilation.
     *
     * @param ruleBase present when there are no problems
     */
    public record Compiled(Optional<RuleBase> ruleBase, List<Diagnostic> problems) {
        public Compiled {
            problems = List.copyOf(problems);
        }

        private static Compiled refused(List<Diagnostic> problems) {
            return new Compiled(Optional.empty(), problems);
        }
    }

    /** Compiles a complete rule base. Takes seconds the first time and a fraction of one later. */
    public synchronized Compiled compile(List<RuleSource> sources) {
        List<Diagnostic> problems = new ArrayList<>(namesAndSizes(sources));
        if (problems.isEmpty()) {
            List<RuleText> texts = sources.stream().map(RuleText::of).toList();
            texts.forEach(text -> problems.addAll(WordCheck.of(text)));
            if (problems.isEmpty()) {
                sources.forEach(source -> problems.addAll(Grammar.check(source)));
                problems.addAll(RulePlaces.sharedNames(texts));
            }
            if (problems.isEmpty()) {
                return build(sources, texts);
            }
        }
        return Compiled.refused(problems);
    }

    private static List<Diagnostic> namesAndSizes(List<RuleSource> sources) {
        List<Diagnostic> problems = new ArrayList<>();
        if (sources.isEmpty()) {
            problems.add(new Diagnostic("local.drl", 1, 1, "a rule base has at least one file"));
        }
        Set<String> names = new HashSet<>();
        int size = 0;
        for (RuleSource source : sources) {
            size += source.text().length();
            if (!FILE_NAME.matcher(source.name()).matches() || source.name().equals("vocabulary.drl")) {
                problems.add(new Diagnostic(source.name(), 1, 1, "this is not a name for a rule file"));
            } else if (!names.add(source.name())) {
                problems.add(new Diagnostic(source.name(), 1, 1, "there are two files of this name"));
            } else if (size > MOST_CHARACTERS) {
                problems.add(new Diagnostic(source.name(), 1, 1, "a rule base may have a million characters at most"));
            }
        }
        return problems;
    }

    /** The last step, without the ones before: tests use it to see what the class loader holds back by itself. */
    static Compiled build(List<RuleSource> sources, List<RuleText> texts) {
        KieServices services = KieServices.Factory.get();
        ReleaseId id = services.newReleaseId("org.vipwarden", "revision", "1." + SERIAL.incrementAndGet());
        try {
            KieFileSystem files = services.newKieFileSystem();
            files.generateAndWritePomXML(id);
            write(files, ShippedRules.vocabulary());
            sources.forEach(source -> write(files, source));
            ClassLoader visible = new VisibleClasses(RuleCompiler.class.getClassLoader());
            KieBuilder builder = services.newKieBuilder(files, visible).buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                return Compiled.refused(new Complaints(texts).of(errors));
            }
            return new Compiled(
                    Optional.of(new RuleBase(kieBase(services, id, visible), RulePlaces.of(texts))), List.of());
        } catch (RuntimeException | LinkageError e) {
            // Drools lets some mistakes in a condition escape as bare exceptions.
            return Compiled.refused(List.of(new Complaints(texts).of(e)));
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    private static KieBase kieBase(KieServices services, ReleaseId id, ClassLoader visible) {
        KieContainer container = services.newKieContainer(id, visible);
        return container.getKieBase();
    }

    private static void write(KieFileSystem files, RuleSource source) {
        boolean named = RuleText.of(source).words().stream().anyMatch(word -> word.is("package"));
        files.write(FOLDER + source.name(), (named ? "" : "package " + WordCheck.PACKAGE + "; ") + source.text());
    }
}
