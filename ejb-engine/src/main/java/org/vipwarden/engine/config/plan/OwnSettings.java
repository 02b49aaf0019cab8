package org.vipwarden.engine.config.plan;

import java.util.Optional;
import org.vipwarden.engine.config.model.Listeners;
import org.vipwarden.engine.config.model.LogDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;

/** What {@code vipwarden.conf} has one of. */
record OwnSettings(
        boolean addressLease,
        Optional<Integer> pingQuorum,
        Listeners listeners,
        int mailsPerMinute,
        LogDefinition log) {
    static OwnSettings of(OwnDefinitions own) {
        return new OwnSettings(own.addressLease(), own.pingQuorum(), own.listeners(), own.mailsPerMinute(), own.log());
    }
}
