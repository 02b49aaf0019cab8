package org.vipwarden.engine.config.build;

import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.NotificationKeywords;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition.Deletion;

/** Reads how an instance or a sync group tells its state, with what {@code global_defs} says for all folded in. */
final class NotifyReader {
    private final Commands commands;
    private final boolean mail;
    private final boolean priorityChanges;

    NotifyReader(Node global, Commands commands) {
        this.commands = commands;
        this.mail = global.find(NotificationKeywords.MAIL_VRRP)
                .or(() -> global.find(NotificationKeywords.MAIL_ALL))
                .orElse(false);
        this.priorityChanges = global.get(NotificationKeywords.PRIORITY_CHANGES);
    }

    NotifyDefinition read(Node node) {
        return new NotifyDefinition(
                commands.find(node, InstanceKeywords.NOTIFY_ACTIVE),
                commands.find(node, InstanceKeywords.NOTIFY_BACKUP),
                commands.find(node, InstanceKeywords.NOTIFY_FAULT),
                commands.find(node, InstanceKeywords.NOTIFY_STOP),
                commands.find(node, InstanceKeywords.NOTIFY),
                node.last(InstanceKeywords.NOTIFY_DELETED).map(this::deletion),
                commands.find(node, InstanceKeywords.NOTIFY_LOWER_PRIORITY),
                node.find(InstanceKeywords.PRIORITY_CHANGES).orElse(priorityChanges),
                node.find(InstanceKeywords.MAIL).orElse(mail));
    }

    private Deletion deletion(Node node) {
        return new Deletion(node.value(InstanceKeywords.NOTIFY_DELETED)
                .flatMap(lines -> lines.stream().findFirst())
                .flatMap(line -> commands.command(line, line.account(), node.argumentPlace())));
    }
}
