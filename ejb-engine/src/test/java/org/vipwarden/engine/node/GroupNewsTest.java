package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.config.model.GlobalDefinitions;
import org.vipwarden.engine.config.model.HostDefinition;
import org.vipwarden.engine.config.model.NotificationDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.OwnDefinitions;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.model.StartDelays;
import org.vipwarden.engine.config.model.SyncGroupDefinition;
import org.vipwarden.engine.config.model.TrackerDefinitions;
import org.vipwarden.engine.config.model.balance.Balancing;
import org.vipwarden.engine.vrrp.Role;

class GroupNewsTest {
    private final GroupNews news = new GroupNews();

    private boolean saysAlready(String router, Role to) {
        Configuration configuration = new Configuration(
                new GlobalDefinitions(
                        "lb1", ScriptUser.ROOT, false, false, StartDelays.NONE, NotificationDefinition.NONE),
                List.of(),
                TrackerDefinitions.NONE,
                List.of(),
                List.of(new SyncGroupDefinition("G", List.of("VI_1"), NotifyDefinition.NONE)),
                HostDefinition.NOTHING,
                Balancing.NONE,
                OwnDefinitions.DEFAULT);
        return news.saysAlready(router, to, configuration);
    }

    @Test
    void aMembersFirstChangeIsToldAndLaterOnesOnlyWhenTheGroupIsNotThereYet() {
        news.changed("G", Optional.of(Role.BACKUP));
        assertThat(saysAlready("VI_1", Role.BACKUP)).isFalse();
        assertThat(saysAlready("VI_1", Role.BACKUP)).isTrue();
        assertThat(saysAlready("VI_1", Role.ACTIVE)).isFalse();
        news.changed("G", Optional.empty());
        assertThat(saysAlready("VI_1", Role.BACKUP)).isFalse();
    }

    @Test
    void whoIsInNoGroupIsAlwaysTold() {
        news.changed("G", Optional.of(Role.BACKUP));
        assertThat(saysAlready("VI_2", Role.BACKUP)).isFalse();
        assertThat(saysAlready("VI_2", Role.BACKUP)).isFalse();
    }
}
