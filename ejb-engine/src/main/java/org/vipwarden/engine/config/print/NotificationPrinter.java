package org.vipwarden.engine.config.print;

import java.util.Optional;
import org.vipwarden.engine.config.model.FifoDefinition;
import org.vipwarden.engine.config.model.LogDefinition;
import org.vipwarden.engine.config.model.MailDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.PhaseScript;
import org.vipwarden.engine.config.model.WebhookDefinition;

/** Prints how the outside is told. */
final class NotificationPrinter {
    private final Printed out;

    NotificationPrinter(Printed out) {
        this.out = out;
    }

    /** The lines of {@code global_defs}. */
    void global(NotificationDefinition notification) {
        fifo("notify_fifo", notification.everything());
        fifo("vrrp_notify_fifo", notification.vrrp());
        out.lineIf(notification.statesOnReload(), "fifo_write_vrrp_states_on_reload");
        phase("startup_script", notification.startup());
        phase("shutdown_script", notification.shutdown());
        mail(notification.mail());
    }

    private void fifo(String keyword, Optional<FifoDefinition> fifo) {
        fifo.ifPresent(pipe -> {
            out.line(keyword, Printed.word(pipe.file().toString()), Printed.account(pipe.owner()));
            out.command(keyword + "_script", pipe.script());
        });
    }

    private void phase(String keyword, Optional<PhaseScript> script) {
        script.ifPresent(phase -> {
            out.command(keyword, Optional.of(phase.command()));
            out.line(keyword + "_timeout", phase.timeout().toSeconds());
        });
    }

    private void mail(MailDefinition mail) {
        if (!mail.to().isEmpty()) {
            out.list("notification_email", ConfigurationPrinter.words(mail.to()));
        }
        out.line("notification_email_from", Printed.word(mail.from()));
        mail.server().ifPresent(server -> out.line("smtp_server", Printed.word(server.host()), server.port()));
        out.line("smtp_helo_name", Printed.word(mail.helloName()));
        out.line("smtp_connect_timeout", Printed.seconds(mail.timeout()));
        out.lineIf(!mail.faults(), "no_email_faults");
    }

    /** The lines of an instance or a sync group. */
    void notifies(NotifyDefinition notifies) {
        out.command("notify_master", notifies.active());
        out.command("notify_backup", notifies.backup());
        out.command("notify_fault", notifies.fault());
        out.command("notify_stop", notifies.stop());
        out.command("notify", notifies.any());
        notifies.deletion().ifPresent(deletion -> {
            out.lineIf(deletion.script().isEmpty(), "notify_deleted");
            out.command("notify_deleted", deletion.script());
        });
        out.command("notify_master_rx_lower_pri", notifies.lowerPriority());
        out.lineIf(notifies.priorityChanges(), "notify_priority_changes yes");
        out.lineIf(notifies.mail(), "smtp_alert yes");
    }

    /** The lines of {@code vipwarden.conf}. */
    void own(OwnDefinitions own) {
        out.lineIf(own.mailsPerMinute() != OwnDefinitions.DEFAULT.mailsPerMinute(), "mail_limit", own.mailsPerMinute());
        own.webhooks().forEach(this::webhook);
        if (!own.log().equals(LogDefinition.DEFAULT)) {
            log(own.log());
        }
    }

    private void webhook(WebhookDefinition hook) {
        out.block("webhook " + Printed.word(hook.name()), () -> {
            out.line("url", Printed.word(hook.url().toString()));
            if (!hook.events().isEmpty()) {
                out.list("events", hook.events().stream().sorted().toList());
            }
            hook.headers()
                    .forEach(header -> out.line("header", Printed.word(header.name()), Printed.word(header.value())));
            out.line("timeout", Printed.seconds(hook.timeout()));
            out.line("attempts", hook.attempts());
            out.line("limit", hook.perMinute());
        });
    }

    private void log(LogDefinition log) {
        out.block("log", () -> {
            out.line("format", log.json() ? "json" : "text");
            out.line("rotate_size", log.rotateSize());
            out.line("rotate_keep", log.rotateKeep());
        });
    }
}
