package org.vipwarden.engine.dump;

import java.util.List;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.node.Picture;

/** {@code VRRP Sync groups}. */
final class GroupSection {
    private final Picture picture;
    private final DataText text;

    GroupSection(Picture picture, DataText text) {
        this.picture = picture;
        this.text = text;
    }

    void write() {
        List<SyncGroupDefinition> groups = picture.configuration().syncGroups();
        if (!groups.isEmpty()) {
            text.section("VRRP Sync groups");
            groups.forEach(this::group);
        }
    }

    private void group(SyncGroupDefinition group) {
        List<Picture.Router> members = picture.routers().stream()
                .filter(router -> group.members().contains(router.definition().name()))
                .toList();
        text.thing("VRRP Sync Group", group.name() + ", " + state(members))
                .line("Num member fault " + count(members, KeepalivedState.FAULT) + ", num member init "
                        + count(members, KeepalivedState.INIT))
                .line("VRRP member instances :");
        group.members().forEach(text::item);
        text.field("Using smtp notification", group.notifies().mail() ? "yes" : "no");
        NotifyLines.write(group.notifies(), text);
    }

    /** All of them are alike, or on the way there. */
    private static KeepalivedState state(List<Picture.Router> members) {
        return members.stream()
                .map(router -> KeepalivedState.of(router.state()))
                .max((one, other) -> rank(one) - rank(other))
                .orElse(KeepalivedState.INIT);
    }

    /** A fault is a fault of all; a BACKUP makes all BACKUP. */
    private static int rank(KeepalivedState state) {
        return switch (state) {
            case MASTER -> 0;
            case INIT -> 1;
            case BACKUP -> 2;
            case FAULT -> 3;
        };
    }

    private static long count(List<Picture.Router> members, KeepalivedState wanted) {
        return members.stream()
                .filter(router -> KeepalivedState.faults(router.state().conditions()) > 0
                        ? wanted == KeepalivedState.FAULT
                        : KeepalivedState.of(router.state()) == wanted && wanted == KeepalivedState.INIT)
                .count();
    }
}
