package org.vipwarden.engine.config.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.Account;
import org.vipwarden.engine.config.grammar.CommandLine;
import org.vipwarden.engine.config.grammar.Effect;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.ScriptKeywords;
import org.vipwarden.engine.config.text.Place;

/** Programs that do not exist, cannot be run, or may be changed by somebody else; wherever the configuration names one. */
final class Programs {
    private final Scene scene;
    private final Map<String, Machine.Program> known = new HashMap<>();

    private Programs(Scene scene) {
        this.scene = scene;
    }

    static void review(Scene scene) {
        new Programs(scene).walk(scene.tree());
    }

    private void walk(Node parent) {
        for (Node node : parent.children()) {
            if (node.keyword().effect() == Effect.APPLIES) {
                node.value()
                        .filter(CommandLine.class::isInstance)
                        .map(CommandLine.class::cast)
                        .ifPresent(command -> review(command, node, userOf(command, parent)));
                walk(node);
            }
        }
    }

    private String userOf(CommandLine command, Node parent) {
        Optional<Account> account = command.account().or(() -> parent.find(ScriptKeywords.USER));
        return account.map(Account::user)
                .orElseGet(() -> scene.configuration().global().scriptUser().user());
    }

    private void review(CommandLine command, Node node, String user) {
        String name = command.words().get(0);
        Place place = node.argumentPlace();
        // keepalived looks at these when it starts, and at all others when it runs them.
        boolean tracked = node.keyword().equals(ScriptKeywords.SCRIPT);
        Machine.Program program = known.computeIfAbsent(name, scene.machine()::program);
        if (!program.exists()) {
            scene.say(tracked, Rule.SCRIPT_MISSING, place, "there is no program " + name + ": every run of it fails");
        } else if (!program.executable()) {
            scene.note(Rule.SCRIPT_NOT_EXECUTABLE, place, name + " cannot be run: every run of it fails");
        } else if (program.open().isPresent() && user.equals("root")) {
            boolean secured = scene.configuration().global().scriptSecurity();
            String consequence = secured
                    ? ": enable_script_security does not let it run as root"
                    : ": whoever changes it, or what leads to it, runs programs as root";
            scene.say(
                    tracked && secured, Rule.SCRIPT_OPEN, place, program.open().get() + consequence);
        }
    }
}
