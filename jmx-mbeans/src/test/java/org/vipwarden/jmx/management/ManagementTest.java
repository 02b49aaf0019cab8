package org.vipwarden.jmx.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.journal.Happening;
import org.vipwarden.engine.journal.Happening.PolicyChanged;
import org.vipwarden.engine.journal.Happening.PolicyChanged.Outcome;
import org.vipwarden.jmx.bean.Caller;
import org.vipwarden.jmx.bean.EngineMXBean;
import org.vipwarden.jmx.bean.EntryData;
import org.vipwarden.jmx.bean.ExplanationData;
import org.vipwarden.jmx.bean.FindingData;
import org.vipwarden.jmx.bean.GroundData;
import org.vipwarden.jmx.bean.JournalMXBean;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.bean.PolicyMXBean;
import org.vipwarden.jmx.bean.SourceData;
import org.vipwarden.jmx.bean.SummandData;
import org.vipwarden.jmx.bean.TrackerMXBean;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;
import org.vipwarden.jmx.support.ScriptedEngine;
import org.vipwarden.rules.fact.Health;

class ManagementTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ScriptedEngine engine = ScriptedEngine.small();
    private Management management;

    @BeforeEach
    void register() {
        management = Management.on(server, engine);
    }

    @AfterEach
    void leaveNothing() {
        management.close();
        assertThat(server.queryNames(ObjectNames.everything(), null)).isEmpty();
        assertThat(engine.journal().listeners()).isZero();
    }

    private <T> T proxy(ObjectName name, Class<T> type) {
        return JMX.newMXBeanProxy(server, name, type);
    }

    private VirtualRouterMXBean router(String name) {
        return proxy(ObjectNames.virtualRouter(name), VirtualRouterMXBean.class);
    }

    @Test
    void theNodeIsReadThroughAProxy() {
        EngineMXBean bean = proxy(ObjectNames.engine(), EngineMXBean.class);

        assertThat(bean.getRouterId()).isEqualTo("node1");
        assertThat(bean.getPid()).isEqualTo(4711);
        assertThat(bean.getStartTime()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(bean.getStartToReadyMillis()).isEqualTo(650);
        assertThat(bean.getWorstLatenessMillis()).isEqualTo(0.25);
        assertThat(bean.isRealTime()).isTrue();
        assertThat(bean.getPingQuorum().getReachable()).isEqualTo(1);
        assertThat(bean.getConfigurationFile()).isEqualTo("/etc/keepalived/keepalived.conf");
    }

    @Test
    void whatThereIsToSayAboutTheConfigurationIsReadThroughAProxy() {
        EngineMXBean bean = proxy(ObjectNames.engine(), EngineMXBean.class);

        FindingData finding = bean.check().get(0);
        assertThat(finding.getCode()).isEqualTo("peer-interval");
        assertThat(finding.getSeverity()).isEqualTo("NOTE");
        assertThat(List.of(finding.getLine(), finding.getColumn(), finding.getLength()))
                .containsExactly(3, 5, 10);
        assertThat(finding.getSource()).isEqualTo("    advert_int 1");
    }

    @Test
    void theDumpsOfKeepalivedAreOperations() {
        EngineMXBean bean = proxy(ObjectNames.engine(), EngineMXBean.class);

        assertThat(bean.dumpJson()).isEqualTo("[]\n");
        assertThat(bean.dumpData()).isEqualTo("------< VRRP Topology >------\n");
        assertThat(bean.dumpStatistics()).isEmpty();
    }

    @Test
    void aVirtualRouterIsReadThroughAProxy() {
        VirtualRouterMXBean bean = router("VI_1");

        assertThat(bean.getState()).isEqualTo("Backup");
        assertThat(bean.getKeepalivedState()).isEqualTo("BACKUP");
        assertThat(bean.getEffectivePriority()).isEqualTo(79);
        assertThat(bean.getGrounds()).extracting(GroundData::getEffect).containsExactly("priority -20");
        assertThat(bean.getActiveAddress()).isEqualTo("192.0.2.3");
        assertThat(bean.getActivePriority()).isEqualTo(96);
        assertThat(bean.getActiveDownMillis()).isEqualTo(3691);
        assertThat(bean.getPreemptDelayMillis()).isEqualTo(5000);
        assertThat(bean.getAddresses()).containsExactly("192.0.2.10/24 dev eth0");
        assertThat(bean.getCounters()).containsEntry("advertisements-received", 12L);
        assertThat(bean.getLastTransition()).isNull();
    }

    @Test
    void anExplanationSurvivesTheProxy() {
        ExplanationData why = router("VI_1").explain();

        assertThat(why.getSummary()).startsWith("VI_1 is Backup");
        assertThat(why.getPriority()).extracting(SummandData::getAmount).containsExactly(99, -20);
        assertThat(why.getSentences()).hasSize(1);
    }

    @Test
    void trackersHaveATypeForEachKind() {
        TrackerMXBean script = proxy(ObjectNames.script("chk_http"), TrackerMXBean.class);
        TrackerMXBean ping = proxy(ObjectNames.pingNode("gateway"), TrackerMXBean.class);

        assertThat(script.getKind()).isEqualTo("Script");
        assertThat(script.getHealth()).isEqualTo("Down");
        assertThat(script.getDetail()).isEqualTo("exit code 7");
        assertThat(ping.getKind()).isEqualTo("PingNode");
        assertThat(ping.getTarget()).isEqualTo("192.0.2.1");
    }

    @Test
    void beansComeAndGoWithTheConfiguration() {
        engine.reloadWith("VI_2", "odd, name=\"*\"");

        assertThat(server.queryNames(ObjectNames.everyVirtualRouter(), null))
                .containsExactlyInAnyOrder(
                        ObjectNames.virtualRouter("VI_2"), ObjectNames.virtualRouter("odd, name=\"*\""));
        assertThat(router("odd, name=\"*\"").getName()).isEqualTo("odd, name=\"*\"");
    }

    @Test
    void aNameThatIsTakenLeavesNoBeansBehind() throws Exception {
        MBeanServer other = MBeanServerFactory.newMBeanServer();
        try (Management first = Management.on(other, engine)) {
            assertThat(first).isNotNull();
            int before = other.getMBeanCount();

            assertThatThrownBy(() -> Management.on(other, engine))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("org.vipwarden:type=Engine");
            assertThat(other.getMBeanCount()).isEqualTo(before);
        }
    }

    @Test
    void aTransitionIsToldByTheRouterAndTheJournalWithItsReason() throws Exception {
        List<Notification> fromRouter = listenTo(ObjectNames.virtualRouter("VI_1"));
        List<Notification> fromJournal = listenTo(ObjectNames.journal());
        List<Notification> fromEngine = listenTo(ObjectNames.engine());

        engine.becomeActive("VI_1");

        assertThat(fromEngine).isEmpty();
        assertThat(fromJournal).hasSize(1);
        Notification told = fromRouter.get(0);
        assertThat(told.getType()).isEqualTo("vipwarden.router.transition");
        assertThat(told.getSequenceNumber()).isEqualTo(1);
        assertThat(told.getMessage()).isEqualTo("VI_1 is Active: nothing was heard for 3691 ms");
        CompositeData transition = (CompositeData) ((CompositeData) told.getUserData()).get("transition");
        assertThat(transition.get("cause")).isEqualTo("master-timeout");
        assertThat(transition.get("waitedMillis")).isEqualTo(3691.0);
        assertThat(((CompositeData[]) transition.get("grounds"))[0].get("rule")).isEqualTo("weight of a script");
        assertThat(router("VI_1").getLastTransition().getTo()).isEqualTo("Active");
    }

    @Test
    void everyHappeningHasItsTypeAndItsSpeaker() throws Exception {
        List<Notification> fromScript = listenTo(ObjectNames.script("chk_http"));
        List<Notification> fromPolicy = listenTo(ObjectNames.policy());
        List<Notification> fromEngine = listenTo(ObjectNames.engine());

        engine.journal().record(new Happening.HealthChanged("SCRIPT", "chk_http", Health.UP, "is up"));
        engine.journal().record(new PolicyChanged(Outcome.ACTIVATED, 1, "ann", "activated"));
        engine.journal().record(new PolicyChanged(Outcome.ROLLED_BACK, 0, "", "rolled back"));
        engine.journal().record(new PolicyChanged(Outcome.REFUSED, 0, "ann", "refused"));
        engine.journal().record(new Happening.ConfigurationChanged(false, "refused"));
        engine.journal().record(new Happening.LoopLate(Duration.ofMillis(40), "late"));
        engine.journal().record(new Happening.Warning("VI_1", "look at this"));
        engine.journal().record(new Happening.Commanded("VI_1", "ann", "fail over"));

        assertThat(fromScript).extracting(Notification::getType).containsExactly("vipwarden.tracker.health");
        assertThat(fromPolicy)
                .extracting(Notification::getType)
                .containsExactly(
                        "vipwarden.policy.activated", "vipwarden.policy.rolledback", "vipwarden.policy.refused");
        assertThat(fromEngine)
                .extracting(Notification::getType)
                .containsExactly(
                        "vipwarden.configuration", "vipwarden.engine.late", "vipwarden.warning", "vipwarden.command");
    }

    @Test
    void aClientThatWasAwayReadsWhatItMissed() {
        engine.becomeActive("VI_1");
        engine.reloadWith("VI_1");
        JournalMXBean journal = proxy(ObjectNames.journal(), JournalMXBean.class);

        assertThat(journal.getNewest().getSequence()).isEqualTo(2);
        List<EntryData> missed = journal.entriesAfter(0, 10);
        assertThat(missed)
                .extracting(EntryData::getType)
                .containsExactly("vipwarden.router.transition", "vipwarden.configuration");
        assertThat(missed.get(0).getTransition().getPeerAddress()).isEqualTo("192.0.2.3");
        assertThat(missed.get(1).getTransition()).isNull();
        assertThat(missed.get(1).getDetails()).containsEntry("accepted", "true");
        assertThat(journal.entriesAfter(2, 10)).isEmpty();
    }

    @Test
    void whoAskedReachesTheEngine() {
        Caller.as("ann", () -> proxy(ObjectNames.engine(), EngineMXBean.class).reload());
        router("VI_1").failOver(60);

        assertThat(engine.asked()).containsExactly("reload by ann", "failOver VI_1 for 60 s by local");
    }

    @Test
    void anEngineThatFailsIsReportedWithoutItsOwnClasses() {
        engine.reloadAnswers(CompletableFuture.failedFuture(new IOException("disk on fire")));

        assertThatThrownBy(() -> server.invoke(ObjectNames.engine(), "reload", null, null))
                .isInstanceOf(RuntimeMBeanException.class)
                .rootCause()
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("disk on fire");
    }

    @Test
    void anImpossibleTimeToStayAwayIsRefused() {
        assertThatThrownBy(() -> router("VI_1").failOver(0)).hasMessageContaining("0 s is not within 1 s to 86400 s");
        assertThat(engine.asked()).isEmpty();
    }

    @Test
    void rulesAreCheckedActivatedAndRolledBack() {
        PolicyMXBean policy = proxy(ObjectNames.policy(), PolicyMXBean.class);

        assertThat(policy.check(List.of("a.drl"), List.of("broken")))
                .extracting(d -> d.getFile() + ":" + d.getLine() + ":" + d.getColumn())
                .containsExactly("a.drl:3:7");
        assertThat(policy.activate(List.of("a.drl"), List.of("broken"), "try").isActivated())
                .isFalse();
        var activation = Caller.as("ann", () -> policy.activate(List.of("a.drl"), List.of("fine"), "calmer"));

        assertThat(activation.isActivated()).isTrue();
        assertThat(activation.getRevision()).isEqualTo(1);
        assertThat(policy.getActive().getAuthor()).isEqualTo("ann");
        assertThat(policy.getActive().getComment()).isEqualTo("calmer");
        assertThat(policy.sourcesOf(0)).extracting(SourceData::getName).containsExactly("quorum.drl", "weights.drl");
        assertThat(policy.rollBack(0).getRevision()).isEqualTo(2);
        assertThat(policy.getRevisions()).hasSize(3);
    }

    @Test
    void theLastDecisionIsShownWithItsFacts() {
        PolicyMXBean policy = proxy(ObjectNames.policy(), PolicyMXBean.class);

        assertThat(policy.getFirings()).singleElement().satisfies(firing -> {
            assertThat(firing.getEffect()).isEqualTo("priority -20");
            assertThat(firing.getFile() + ":" + firing.getLine()).isEqualTo("weights.drl:12");
            assertThat(firing.getFacts()).singleElement().asString().contains("chk_http");
        });
        assertThat(policy.getFacts()).hasSize(1);
        assertThat(policy.getEvaluationMillis()).isEqualTo(1.5);
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        PolicyMXBean policy = proxy(ObjectNames.policy(), PolicyMXBean.class);

        assertThatThrownBy(() -> policy.check(List.of("a.drl", "a.drl"), List.of("", "")))
                .hasMessageContaining("same name");
        assertThatThrownBy(() -> policy.check(List.of("a.drl"), List.of())).hasMessageContaining("a name and a text");
    }

    private List<Notification> listenTo(ObjectName name) throws Exception {
        List<Notification> heard = new ArrayList<>();
        server.addNotificationListener(name, (notification, handback) -> heard.add(notification), null, null);
        return heard;
    }
}
