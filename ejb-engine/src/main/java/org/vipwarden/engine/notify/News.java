package org.vipwarden.engine.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.NotifyDefinition;

/**
 * A notice, and who is told besides the FIFOs.
 *
 * @param scripts in the order in which they are started
 * @param byMail whether it is mailed, where mail is possible at all
 */
public record News(Notice notice, List<ScriptCall> scripts, boolean byMail) {
    public News {
        scripts = List.copyOf(scripts);
    }

    /** The state of an instance: first the script of the state, then {@code notify} with {@code INSTANCE NAME STATE PRIORITY}. */
    public static News of(Notice.OfInstance notice, NotifyDefinition definition) {
        List<String> arguments =
                List.of("INSTANCE", notice.name(), notice.state().name(), Integer.toString(notice.priority()));
        return new News(notice, calls(notice.state(), arguments, definition), definition.mail());
    }

    /** The state of a sync group: as of an instance, with {@code GROUP NAME STATE 0}. */
    public static News of(Notice.OfGroup notice, NotifyDefinition definition) {
        List<String> arguments = List.of("GROUP", notice.name(), notice.state().name(), "0");
        return new News(notice, calls(notice.state(), arguments, definition), definition.mail());
    }

    /** A lower priority was heard: {@code notify} is not run for it. */
    public static News of(Notice.LowerPriorityHeard notice, NotifyDefinition definition) {
        return new News(notice, withoutArguments(definition.lowerPriority()), false);
    }

    /** A priority changed: only FIFOs are told. */
    public static News of(Notice.PriorityChanged notice) {
        return new News(notice, List.of(), false);
    }

    /** A state that FIFOs have been told already, and are told again. */
    public static News again(Notice notice) {
        return new News(notice, List.of(), false);
    }

    private static List<ScriptCall> calls(NotifyState state, List<String> arguments, NotifyDefinition definition) {
        List<ScriptCall> calls = new ArrayList<>(withoutArguments(state.script(definition)));
        definition.any().ifPresent(command -> calls.add(new ScriptCall(command, arguments)));
        return calls;
    }

    private static List<ScriptCall> withoutArguments(Optional<Command> command) {
        return command.map(c -> new ScriptCall(c, List.of())).stream().toList();
    }
}
