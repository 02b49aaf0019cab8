package org.vipwarden.jmx.management;

import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.vipwarden.engine.journal.Entry;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Happening.Commanded;
import org.vipwarden.engine.journal.Happening.ConfigurationChanged;
import org.vipwarden.engine.journal.Happening.HealthChanged;
import org.vipwarden.engine.journal.Happening.LoopLate;
import org.vipwarden.engine.journal.Happening.PolicyChanged;
import org.vipwarden.engine.journal.Happening.PriorityChanged;
import org.vipwarden.engine.journal.Happening.RouterChanged;
import org.vipwarden.jmx.bean.EntryData;
import org.vipwarden.jmx.bean.NotificationTypes;
import org.vipwarden.jmx.bean.TransitionData;

/** What happened, as notifications tell it. */
final class Happenings {

    private Happenings() {}

    /** One of {@link NotificationTypes}. */
    static String type(Happening happening) {
        if (happening instanceof RouterChanged) {
            return NotificationTypes.TRANSITION;
        }
        if (happening instanceof PriorityChanged) {
            return NotificationTypes.PRIORITY;
        }
        if (happening instanceof HealthChanged) {
            return NotificationTypes.HEALTH;
        }
        if (happening instanceof PolicyChanged policy) {
            return type(policy.outcome());
        }
        if (happening instanceof ConfigurationChanged) {
            return NotificationTypes.CONFIGURATION;
        }
        if (happening instanceof LoopLate) {
            return NotificationTypes.LATE;
        }
        return happening instanceof Commanded ? NotificationTypes.COMMAND : NotificationTypes.WARNING;
    }

    private static String type(PolicyChanged.Outcome outcome) {
        return switch (outcome) {
            case ACTIVATED -> NotificationTypes.POLICY_ACTIVATED;
            case REFUSED -> NotificationTypes.POLICY_REFUSED;
            case ROLLED_BACK -> NotificationTypes.POLICY_ROLLED_BACK;
        };
    }

    /** What is particular to the type, under the names that {@link NotificationTypes} documents. */
    static Map<String, String> details(Happening happening) {
        if (happening instanceof RouterChanged changed) {
            return Map.of(
                    "from", Words.of(changed.transition().from()),
                    "to", Words.of(changed.transition().to()),
                    "cause", changed.transition().reason().cause().label());
        }
        if (happening instanceof PriorityChanged changed) {
            return Map.of("before", String.valueOf(changed.before()), "now", String.valueOf(changed.now()));
        }
        if (happening instanceof HealthChanged changed) {
            return Map.of("kind", changed.kind(), "health", Words.of(changed.now()));
        }
        if (happening instanceof PolicyChanged changed) {
            return Map.of("revision", String.valueOf(changed.revision()), "author", changed.author());
        }
        if (happening instanceof ConfigurationChanged changed) {
            return Map.of("accepted", String.valueOf(changed.accepted()));
        }
        if (happening instanceof LoopLate late) {
            return Map.of("millis", String.valueOf(Words.fineMillis(late.by())));
        }
        return happening instanceof Commanded command ? Map.of("by", command.by()) : Map.of();
    }

    /** Everything about a change of a virtual router's state. */
    static Optional<TransitionData> transition(Entry entry) {
        return entry.happening() instanceof RouterChanged changed
                ? Optional.of(Views.Change.of(entry.at(), changed.transition(), changed.sentence()))
                : Optional.empty();
    }

    /** The notification that the bean of the given name sends about an entry. */
    static Notification notification(Entry entry, ObjectName source) {
        Happening happening = entry.happening();
        Notification notification = new Notification(
                type(happening), source, entry.sequence(), entry.at().toEpochMilli(), happening.sentence());
        notification.setUserData(open(Views.Logged.of(entry)));
        return notification;
    }

    /** The open form of an entry. The JDK has the mapping, but shows it only as an attribute of a bean. */
    private static Object open(EntryData entry) {
        Holder holder = () -> entry;
        try {
            return new StandardMBean(holder, Holder.class, true).getAttribute("Entry");
        } catch (JMException e) {
            throw new IllegalStateException("an entry of the journal has no open form", e);
        }
    }

    /** A bean with one attribute. */
    public interface Holder {
        EntryData getEntry();
    }
}
