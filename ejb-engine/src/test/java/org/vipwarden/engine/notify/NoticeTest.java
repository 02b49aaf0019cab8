package org.vipwarden.engine.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.NotifyDefinition;
import org.vipwarden.engine.config.model.NotifyDefinition.Deletion;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;

/** The lines are keepalived's, to the byte. */
class NoticeTest {
    @Test
    void instancesAndGroups() {
        assertThat(new Notice.OfInstance("VI 1", NotifyState.MASTER, 200).line())
                .isEqualTo("INSTANCE \"VI 1\" MASTER 200\n");
        assertThat(new Notice.OfInstance("VI_1", NotifyState.DELETED, 99).line())
                .isEqualTo("INSTANCE \"VI_1\" DELETED 99\n");
        assertThat(new Notice.OfGroup("G", NotifyState.BACKUP).line()).isEqualTo("GROUP \"G\" BACKUP 0\n");
        assertThat(new Notice.LowerPriorityHeard("VI_1", 200).line())
                .isEqualTo("INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 200\n");
        assertThat(new Notice.PriorityChanged("VI_1", true, 180).line())
                .isEqualTo("INSTANCE \"VI_1\" MASTER_PRIORITY 180\n");
        assertThat(new Notice.PriorityChanged("VI_1", false, 80).line())
                .isEqualTo("INSTANCE \"VI_1\" BACKUP_PRIORITY 80\n");
    }

    @Test
    void linesOfServersEndWithANul() {
        assertThat(new Notice.VirtualServerChanged("[192.0.2.10]:tcp:80", true).line())
                .isEqualTo("VS [192.0.2.10]:tcp:80 UP\n\0");
        assertThat(new Notice.RealServerChanged("[192.0.2.21]:tcp:80", "[192.0.2.10]:tcp:80", false).line())
                .isEqualTo("RS [192.0.2.21]:tcp:80 [192.0.2.10]:tcp:80 DOWN\n\0");
    }

    @Test
    void whatIsDeletedIsToldAsAFaultUnlessItSaysOtherwise() {
        assertThat(NotifyState.of(Role.INITIALIZE, Cause.DELETED, NotifyDefinition.NONE))
                .isEqualTo(NotifyState.FAULT);

        NotifyDefinition none = NotifyDefinition.NONE;
        NotifyDefinition says = new NotifyDefinition(
                none.active(),
                none.backup(),
                none.fault(),
                none.stop(),
                none.any(),
                Optional.of(new Deletion(Optional.empty())),
                none.lowerPriority(),
                false,
                false);
        assertThat(NotifyState.of(Role.INITIALIZE, Cause.DELETED, says)).isEqualTo(NotifyState.DELETED);
    }
}
