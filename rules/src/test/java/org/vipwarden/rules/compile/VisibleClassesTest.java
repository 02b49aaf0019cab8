package org.vipwarden.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vipwarden.rules.policy.RuleSource;
import org.vipwarden.rules.text.RuleText;

class VisibleClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class-loader",
                "file-read",
                "file-write-nio",
                "mvel-eval-in-a-condition",
                "our-own-internals",
                "process-builder",
                "runtime-exec",
                "scripting",
                "socket",
                "system-exit",
                "system-in-a-condition",
                "thread"
            })
    void theClassLoaderAloneHoldsBackWhatTheWordsAlreadyRefuse(String escape) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/escapes", escape + ".drl"));
        List<RuleSource> sources = List.of(new RuleSource("local.drl", text));

        assertThat(RuleCompiler.build(
                                sources, sources.stream().map(RuleText::of).toList())
                        .problems())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System",
                "java.lang.Runtime",
                "java.lang.Thread",
                "java.lang.reflect.Method",
                "java.lang.invoke.VarHandle",
                "java.util.concurrent.ForkJoinPool",
                "java.util.ServiceLoader",
                "java.util.Timer",
                "java.io.File",
                "java.nio.file.Files",
                "java.net.Socket",
                "org.vipwarden.rules.run.RulePolicy",
                "org.drools.core.util.MVELExecutor"
            })
    void aRuleDoesNotSee(String className) {
        assertThat(VisibleClasses.shows(className)).isFalse();
    }

    @Test
    void theShippedRulesCompileWithWhatIsVisible() {
        List<RuleSource> shipped = ShippedRules.sources();

        assertThat(new RuleCompiler().compile(shipped).problems()).isEmpty();
    }
}
