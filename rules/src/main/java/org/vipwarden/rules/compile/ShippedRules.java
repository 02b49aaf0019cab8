package org.vipwarden.rules.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.vipwarden.rules.policy.RuleSource;
import org.vipwarden.rules.text.RulePlaces;
import org.vipwarden.rules.text.RuleText;

/**
 * The rule base that comes with the program: its text, and the classes that the build made of it.
 *
 * <p>Loading those classes takes a fraction of what compiling the text would take, and needs no compiler.
 */
public final class ShippedRules {
    private static final String FOLDER = "/org/vipwarden/policy/";
    private static final String MODELS = "/META-INF/kie/org.vipwarden/rules/drools-model";
    private static final List<String> FILES =
            List.of("local.drl", "preempt-delay.drl", "quorum.drl", "self-fencing.drl", "weight-adjustment.drl");

    private ShippedRules() {}

    /** The files, ordered by name. */
    public static List<RuleSource> sources() {
        return FILES.stream().map(ShippedRules::source).toList();
    }

    /** The imports that every rule base shares. No revision contains this file; the compiler adds it. */
    static RuleSource vocabulary() {
        return source("vocabulary.drl");
    }

    /** Loads the classes of the build. */
    public static RuleBase load() {
        List<Model> models =
                text(MODELS).lines().skip(1).map(ShippedRules::model).toList();
        RulePlaces places = RulePlaces.of(sources().stream().map(RuleText::of).toList());
        return new RuleBase(KieBaseBuilder.createKieBaseFromModel(models), places);
    }

    private static Model model(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The build left the rule model " + className + " incomplete", e);
        }
    }

    private static RuleSource source(String file) {
        return new RuleSource(file, text(FOLDER + file));
    }

    private static String text(String resource) {
        try (InputStream in = ShippedRules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The build left out " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
