package org.vipwarden.engine.config.lint;

import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.InstanceKeywords;
import org.vipwarden.engine.config.model.InstanceDefinition;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;

/** Weights that cannot do what weights are for: to change who wins. */
final class Weights {
    private Weights() {}

    static void review(Scene scene) {
        for (InstanceDefinition instance : scene.configuration().instances()) {
            Reach reach = Reach.of(instance);
            if (reach.isEmpty()) {
                continue;
            }
            if (instance.priority().isOwner()) {
                scene.note(
                        Rule.WEIGHT_OF_OWNER,
                        scene.of(instance, reach.block()),
                        "no weight moves priority 255: " + reach.words() + " never changes anything");
                continue;
            }
            if (!instance.election().preempt()) {
                withNoPreempt(scene, instance, reach);
            }
            if (!reach.isAnywhere()) {
                range(scene, instance, reach);
            }
        }
    }

    private static void withNoPreempt(Scene scene, InstanceDefinition instance, Reach reach) {
        scene.note(
                Rule.WEIGHT_WITH_NOPREEMPT,
                scene.of(instance, InstanceKeywords.NO_PREEMPT),
                "a Backup with nopreempt does not take over from a living Active, however low its priority is: with nopreempt"
                        + " on every node, " + reach.words() + " changes nothing while the Active lives");
    }

    private static void range(Scene scene, InstanceDefinition instance, Reach reach) {
        Priority priority = instance.priority();
        Priority best = priority.adjusted(reach.most());
        Priority worst = priority.adjusted(reach.least());
        if (priority.value() + reach.most() > Priority.HIGHEST_BACKUP.value()) {
            scene.note(
                    Rule.WEIGHT_CUT_OFF,
                    scene.of(instance, InstanceKeywords.PRIORITY),
                    "priority " + priority + " and all that the weights can add are "
                            + (priority.value() + reach.most())
                            + ", cut off at 254: another node that reaches 254 too is"
                            + " its equal");
        }
        if (best.value() - worst.value() == 1) {
            scene.note(
                    Rule.WEIGHT_OF_ONE,
                    scene.of(instance, reach.block()),
                    "the weights move the priority between " + best + " and " + worst
                            + " only: that changes nothing unless another node's priority is one of the two");
        }
        scene.heard()
                .getOrDefault(instance.name(), Heard.ByRouter.NOTHING)
                .newest()
                .ifPresent(peer -> compare(scene, instance, worst, best, peer));
    }

    private static void compare(Scene scene, InstanceDefinition instance, Priority worst, Priority best, Heard peer) {
        if (peer.priority().isRelease() || worst.equals(best)) {
            return;
        }
        IpAddress who = peer.from();
        if (worst.isHigherThan(peer.priority())) {
            never(
                    scene,
                    instance,
                    "at worst " + worst + ", still above " + peer.priority() + " of " + who + ": " + who
                            + " never takes over because of a weight of this node");
        } else if (peer.priority().isHigherThan(best)) {
            never(
                    scene,
                    instance,
                    "at best " + best + ", still below " + peer.priority() + " of " + who
                            + ": this node never takes over because of a weight of its own");
        }
    }

    private static void never(Scene scene, InstanceDefinition instance, String message) {
        scene.note(Rule.WEIGHT_WITHOUT_EFFECT, scene.of(instance, InstanceKeywords.PRIORITY), message);
    }
}
