package org.vipwarden.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;

class ForgottenRulesTest {
    private final RuleCompiler compiler = new RuleCompiler();

    @Test
    void theCodeOfAForgottenRevisionIsCollected() {
        WeakReference<KieBase> first = compileAndForget("one");
        WeakReference<KieBase> second = compileAndForget("two");

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return first.get() == null && second.get() == null;
        });
    }

    private WeakReference<KieBase> compileAndForget(String name) {
        RuleCompiler.Compiled compiled = compiler.compile(
                RefusalTest.shippedWith("rule \"" + name + "\" when VirtualRouter() then insert( \"x\" ); end"));
        assertThat(compiled.problems()).isEmpty();
        return new WeakReference<>(compiled.ruleBase().orElseThrow().kieBase());
    }
}
