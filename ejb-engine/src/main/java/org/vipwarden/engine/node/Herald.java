package org.vipwarden.engine.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.node.LoopReport.GroupChanged;
import org.vipwarden.engine.node.LoopReport.LowerPriorityHeard;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.node.LoopReport.StandsStill;
import org.vipwarden.engine.notify.News;
import org.vipwarden.engine.notify.Notice;
import org.vipwarden.engine.notify.NotifyState;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Transition;

/**
 * Makes of what the loop reports the news that keepalived would tell: what, to whom, and what need not be said again. For the control
 * thread alone.
 */
final class Herald {
    private final Consumer<News> outside;
    private final GroupNews groupNews = new GroupNews();
    /** By instance; those of a removed instance stay, for its last words. */
    private final Map<String, NotifyDefinition> definitions = new HashMap<>();

    /** What was last said of each instance and of each group that runs. */
    private final Map<String, Notice.OfInstance> instances = new HashMap<>();

    private final Map<String, Notice.OfGroup> groups = new HashMap<>();
    private Configuration configuration;

    /** @param outside must not wait */
    Herald(Consumer<News> outside) {
        this.outside = outside;
    }

    /** Takes a configuration; of a reload's it says the present states once more where that is wanted. */
    void follow(Configuration wanted) {
        configuration = wanted;
        wanted.instances().forEach(instance -> definitions.put(instance.name(), instance.notifies()));
        if (wanted.global().notification().statesOnReload()) {
            wanted.instances().stream()
                    .map(InstanceDefinition::name)
                    .filter(instances::containsKey)
                    .forEach(name -> outside.accept(News.again(instances.get(name))));
            wanted.syncGroups().stream()
                    .map(SyncGroupDefinition::name)
                    .filter(groups::containsKey)
                    .forEach(name -> outside.accept(News.again(groups.get(name))));
        }
    }

    void reported(LoopReport report) {
        if (report instanceof RoleChanged change) {
            tell(change.transition());
        } else if (report instanceof StandsStill still) {
            NotifyDefinition definition = definition(still.router());
            NotifyState state = NotifyState.of(Role.INITIALIZE, still.reason().cause(), definition);
            int priority = still.reason().effective().value();
            tell(new Notice.OfInstance(still.router(), state, priority), Role.INITIALIZE);
        } else if (report instanceof GroupChanged change) {
            groupNews.changed(change.group(), change.role());
            configuration.syncGroups().stream()
                    .filter(group -> group.name().equals(change.group()))
                    .forEach(group -> tell(group, change.role()));
        } else if (report instanceof LowerPriorityHeard heard) {
            outside.accept(News.of(
                    new Notice.LowerPriorityHeard(heard.router(), heard.own().value()), definition(heard.router())));
        }
    }

    private void tell(Transition transition) {
        NotifyDefinition definition = definition(transition.router());
        NotifyState state = NotifyState.of(transition.to(), transition.reason().cause(), definition);
        int priority = transition.reason().effective().value();
        tell(new Notice.OfInstance(transition.router(), state, priority), transition.to());
    }

    private void tell(Notice.OfInstance notice, Role role) {
        instances.put(notice.name(), notice);
        if (!groupNews.saysAlready(notice.name(), role, configuration)) {
            outside.accept(News.of(notice, definition(notice.name())));
        }
    }

    private void tell(SyncGroupDefinition group, Optional<Role> role) {
        Notice.OfGroup notice = new Notice.OfGroup(group.name(), NotifyState.of(role));
        groups.put(notice.name(), notice);
        outside.accept(News.of(notice, group.notifies()));
    }

    /** An effective priority is another one now; said where that is wanted. */
    void priorityChanged(String instance, int now) {
        boolean active = Optional.ofNullable(instances.get(instance))
                .filter(notice -> notice.state() == NotifyState.MASTER)
                .isPresent();
        instances.computeIfPresent(instance, (name, last) -> new Notice.OfInstance(name, last.state(), now));
        if (saysPriorities(instance)) {
            outside.accept(News.of(new Notice.PriorityChanged(instance, active, now)));
        }
    }

    private boolean saysPriorities(String instance) {
        return definition(instance).priorityChanges()
                || configuration.syncGroups().stream()
                        .anyMatch(group -> group.members().contains(instance)
                                && group.notifies().priorityChanges());
    }

    private NotifyDefinition definition(String instance) {
        return definitions.getOrDefault(instance, NotifyDefinition.NONE);
    }
}
