package org.vipwarden.engine.node;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.node.LoopReport.Trouble;

/**
 * What all estates of a node share.
 *
 * @param deeds who holds an address
 * @param refused is told what the kernel refused to a router after {@link Estate#hold} had returned
 */
record Grounds(
        Kernel kernel,
        LinkTable links,
        Chores chores,
        Announcements announcements,
        Renewals renewals,
        Map<Deed, Estate> deeds,
        BiConsumer<String, String> refused,
        Consumer<LoopReport> reports) {

    void trouble(String sentence) {
        reports.accept(new Trouble("network", sentence));
    }
}
