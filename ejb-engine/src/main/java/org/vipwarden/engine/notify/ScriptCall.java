package org.vipwarden.engine.notify;

import java.util.List;
import org.vipwarden.engine.config.model.Command;

/**
 * A script that is to be run.
 *
 * @param arguments appended to the words of the command
 */
public record ScriptCall(Command command, List<String> arguments) {
    public ScriptCall {
        arguments = List.copyOf(arguments);
    }
}
