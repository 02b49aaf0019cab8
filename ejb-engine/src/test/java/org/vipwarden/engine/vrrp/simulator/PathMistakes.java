package org.vipwarden.engine.vrrp.simulator;

import java.util.List;
import java.util.Optional;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Active;
import org.vipwarden.engine.vrrp.Backup;
import org.vipwarden.engine.vrrp.RouterEvent;
import org.vipwarden.engine.vrrp.RouterEvent.AdvertHeard;
import org.vipwarden.engine.vrrp.RouterState;
import org.vipwarden.engine.vrrp.Step;
import org.vipwarden.engine.vrrp.VirtualRouter;

/** Mistakes with a second path. */
final class PathMistakes {

    private PathMistakes() {}

    static List<PlantedFault> all() {
        return List.of(
                on("a silent main path counts as a lost peer", (state, heard) -> !(state instanceof Backup)),
                on("an Active hears nothing on the second path", (state, heard) -> !(state instanceof Active)),
                new PlantedFault("priority 0 goes to the main path only", new Core() {
                    @Override
                    public boolean sendsBeside(Priority priority) {
                        return !priority.isRelease();
                    }
                }),
                new PlantedFault("a tie is decided on every path by itself", new Core() {
                    @Override
                    public Step on(RouterState state, RouterEvent event, Moment at) {
                        if (state instanceof Active active
                                && event instanceof AdvertHeard heard
                                && heard.beside().isPresent()) {
                            return VirtualRouter.on(Distorted.untied(active, at.now()), event, at.now());
                        }
                        return VirtualRouter.on(state, event, at.now());
                    }
                }),
                new PlantedFault(
                        "an advert on the second path is compared with the address of the main one", new Core() {
                            @Override
                            public Step on(RouterState state, RouterEvent event, Moment at) {
                                RouterEvent heard = event instanceof AdvertHeard advert
                                        ? new AdvertHeard(advert.advert(), advert.source(), Optional.empty())
                                        : event;
                                return VirtualRouter.on(state, heard, at.now());
                            }
                        }));
    }

    private interface Condition {
        boolean holds(RouterState state, AdvertHeard heard);
    }

    /** Adverts on the second path are heard only where the condition holds. */
    private static PlantedFault on(String words, Condition condition) {
        return new PlantedFault(words, new Core() {
            @Override
            public Step on(RouterState state, RouterEvent event, Moment at) {
                boolean deaf = event instanceof AdvertHeard heard
                        && heard.beside().isPresent()
                        && !condition.holds(state, heard);
                return deaf ? new Step(state, List.of()) : VirtualRouter.on(state, event, at.now());
            }
        });
    }
}
