package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.model.Configuration;
import org.vipwarden.engine.node.LoopReport.GroupChanged;
import org.vipwarden.engine.node.LoopReport.LowerPriorityHeard;
import org.vipwarden.engine.node.LoopReport.RoleChanged;
import org.vipwarden.engine.notify.News;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.unit.Vrid;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Reason;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.engine.vrrp.Transition;

/** What keepalived would tell, as the lines of its FIFO. */
class HeraldTest {
    private final List<News> told = new ArrayList<>();
    private final Herald herald = new Herald(told::add);

    private static Configuration configuration(String globals, String instance, String group) {
        return TextFiles.load(
                        """
                        global_defs {
                            %s
                        }
                        vrrp_instance VI_1 {
                            interface eth0
                            virtual_router_id 51
                            %s
                            virtual_ipaddress {
                                192.0.2.10
                            }
                        }
                        %s
                        """
                                .formatted(globals, instance, group),
                        "")
                .configuration()
                .orElseThrow();
    }

    private void change(Role from, Role to, Cause cause) {
        Reason reason = new Reason(cause, "", Optional.empty(), new Priority(100), new Priority(90), 0, List.of());
        herald.reported(new RoleChanged(new Transition("VI_1", new Vrid(51), from, to, reason)));
    }

    private List<String> lines() {
        return told.stream().map(news -> news.notice().line().strip()).toList();
    }

    private List<String> commands() {
        return told.stream()
                .flatMap(news -> news.scripts().stream())
                .map(call -> call.command() + " " + String.join(" ", call.arguments()))
                .map(String::strip)
                .toList();
    }

    @Test
    void rolesAreToldWithTheScriptOfTheStateFirst() {
        herald.follow(configuration("", "notify /bin/any\nnotify_master /bin/active", ""));
        change(Role.BACKUP, Role.ACTIVE, Cause.ACTIVE_TIMEOUT);
        assertThat(lines()).containsExactly("INSTANCE \"VI_1\" MASTER 90");
        assertThat(commands()).containsExactly("/bin/active", "/bin/any INSTANCE VI_1 MASTER 90");
    }

    @Test
    void aDeletedInstanceHasItsLastWordByItsOldScripts() {
        herald.follow(configuration("", "notify_deleted /bin/deleted\nnotify /bin/any", ""));
        herald.follow(TextFiles.load("", "").configuration().orElseThrow());
        change(Role.BACKUP, Role.INITIALIZE, Cause.DELETED);
        assertThat(commands()).containsExactly("/bin/deleted", "/bin/any INSTANCE VI_1 DELETED 90");
    }

    @Test
    void aLowerPriorityIsToldToFifosEvenWithoutAScript() {
        herald.follow(configuration("", "notify /bin/any", ""));
        herald.reported(new LowerPriorityHeard("VI_1", new Priority(100)));
        assertThat(lines()).containsExactly("INSTANCE \"VI_1\" MASTER_RX_LOWER_PRI 100");
        assertThat(commands()).isEmpty();
    }

    @Test
    void prioritiesAreToldWhereThatIsWanted() {
        herald.follow(configuration("", "", ""));
        herald.priorityChanged("VI_1", 80);
        assertThat(told).isEmpty();
        herald.follow(configuration("vrrp_notify_priority_changes on", "", ""));
        herald.priorityChanged("VI_1", 70);
        herald.follow(configuration("", "notify_priority_changes on", ""));
        change(Role.BACKUP, Role.ACTIVE, Cause.ACTIVE_TIMEOUT);
        herald.priorityChanged("VI_1", 60);
        herald.follow(configuration("", "", "vrrp_sync_group G {\ngroup {\nVI_1\n}\nnotify_priority_changes\n}"));
        herald.priorityChanged("VI_1", 50);
        assertThat(lines())
                .containsExactly(
                        "INSTANCE \"VI_1\" BACKUP_PRIORITY 70",
                        "INSTANCE \"VI_1\" MASTER 90",
                        "INSTANCE \"VI_1\" MASTER_PRIORITY 60",
                        "INSTANCE \"VI_1\" MASTER_PRIORITY 50");
    }

    @Test
    void aReloadSaysThePresentStatesWhereThatIsWanted() {
        Configuration wanted = configuration(
                "fifo_write_vrrp_states_on_reload",
                "notify /bin/any",
                "vrrp_sync_group G {\ngroup {\nVI_1\n}\nnotify /bin/group\n}");
        herald.follow(wanted);
        assertThat(told).as("there is nothing yet").isEmpty();
        change(Role.INITIALIZE, Role.BACKUP, Cause.STARTUP);
        herald.reported(new GroupChanged("G", Optional.of(Role.BACKUP)));
        herald.priorityChanged("VI_1", 77);
        told.clear();
        herald.follow(wanted);
        assertThat(lines()).containsExactly("INSTANCE \"VI_1\" BACKUP 77", "GROUP \"G\" BACKUP 0");
        assertThat(commands()).isEmpty();
    }
}
