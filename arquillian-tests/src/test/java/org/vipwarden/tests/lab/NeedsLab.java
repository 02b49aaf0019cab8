package org.vipwarden.tests.lab;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabFailure;

/**
 * The test needs the network lab: root, and the programs that {@code src/lab/install-packages} installs. Without them it is
 * skipped and says why; in CI ({@code CI=true}) that is a failure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsLab.Condition.class)
public @interface NeedsLab {

    /** Decides whether there can be a lab. */
    final class Condition implements ExecutionCondition {
        private static final List<String> PROGRAMS = List.of("keepalived", "tcpdump", "nginx", "ip");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<String> obstacle = obstacle();
            if (obstacle.isEmpty()) {
                return enabled("there is a lab");
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new LabFailure("CI must have the network lab, but " + obstacle.get());
            }
            return disabled("no network lab: " + obstacle.get());
        }

        private static Optional<String> obstacle() {
            if (!Lab.isRoot()) {
                return Optional.of("it is for root (this is an ordinary user)");
            }
            Optional<String> program = Lab.missingProgram(PROGRAMS).map(name -> name + " is not installed");
            return program.isPresent() ? program : refusal();
        }

        private static Optional<String> refusal() {
            try {
                Lab.open().close();
                return Optional.empty();
            } catch (LabFailure e) {
                return Optional.of(e.getMessage());
            }
        }
    }
}
