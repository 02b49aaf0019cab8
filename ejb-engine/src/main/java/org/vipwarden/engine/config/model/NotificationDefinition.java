package org.vipwarden.engine.config.model;

import java.util.Optional;

/**
 * What {@code global_defs} says about telling the outside.
 *
 * @param everything {@code notify_fifo}
 * @param vrrp {@code vrrp_notify_fifo}
 * @param statesOnReload {@code fifo_write_vrrp_states_on_reload}
 * @param startup {@code startup_script}, runs to its end before anything else
 * @param shutdown {@code shutdown_script}, runs when everything else has ended
 */
public record NotificationDefinition(
        Optional<FifoDefinition> everything,
        Optional<FifoDefinition> vrrp,
        boolean statesOnReload,
        Optional<PhaseScript> startup,
        Optional<PhaseScript> shutdown,
        MailDefinition mail) {
    /** Nothing beyond what instances and groups ask for. */
    public static final NotificationDefinition NONE = new NotificationDefinition(
            Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), MailDefinition.NONE);
}
