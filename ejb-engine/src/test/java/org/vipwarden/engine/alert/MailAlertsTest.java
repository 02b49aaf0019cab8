package org.vipwarden.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vipwarden.engine.track.Patience.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.model.MailDefinition;
import org.vipwarden.engine.notify.News;
import org.vipwarden.engine.notify.Notice;
import org.vipwarden.engine.notify.NotifyState;
import org.vipwarden.engine.track.ManualScheduler;
import org.vipwarden.engine.track.WorkerScheduler;

/** A real mail server. */
class MailAlertsTest {
    private static final int FREE_PORT = 0;

    private final WorkerScheduler scheduler = new WorkerScheduler("test-alert", 1);
    private final MailAlerts alerts = new MailAlerts(scheduler);
    private Optional<GreenMail> server = Optional.empty();

    @AfterEach
    void close() {
        alerts.close();
        scheduler.close();
        server.ifPresent(GreenMail::stop);
    }

    private int start(int port) {
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server = Optional.of(mail);
        mail.start();
        return mail.getSmtp().getPort();
    }

    private static MailDefinition definition(int port, boolean faults) {
        return new MailDefinition(
                Optional.of(new MailDefinition.Server("127.0.0.1", port)),
                List.of("ops@example.com", "more@example.com"),
                "lb1@example.com",
                "lb1.example.com",
                Duration.ofSeconds(20),
                faults);
    }

    private void tell(Notice notice) {
        alerts.tell(new News(notice, List.of(), true));
    }

    private void instance(NotifyState state) {
        tell(new Notice.OfInstance("VI_1", state, 100));
    }

    private MimeMessage[] received() {
        return server.orElseThrow().getReceivedMessages();
    }

    private List<String> subjects() {
        return Arrays.stream(received()).map(MailAlertsTest::subject).distinct().toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLetterIsAsKeepalivedWritesIt() throws Exception {
        alerts.follow(definition(start(FREE_PORT), true), "lb1", 30);
        instance(NotifyState.MASTER);
        await().until(() -> received().length == 2);
        MimeMessage letter = received()[0];
        assertThat(letter.getSubject()).isEqualTo("[lb1] VRRP Instance VI_1 - Entering MASTER state");
        assertThat(letter.getContent().toString().strip()).isEqualTo("=> VRRP Instance is now owning VRRP VIPs <=");
        assertThat(letter.getFrom()).extracting(Object::toString).containsExactly("lb1@example.com");
        assertThat(letter.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("ops@example.com", "more@example.com");
        assertThat(letter.getHeader("Date")).hasSize(1);
    }

    @Test
    void whatTheInstanceWritesDependsOnItsState() {
        alerts.follow(definition(start(FREE_PORT), true), "lb1", 30);
        instance(NotifyState.MASTER);
        instance(NotifyState.BACKUP);
        instance(NotifyState.FAULT);
        instance(NotifyState.STOP);
        tell(new Notice.OfGroup("G", NotifyState.MASTER));
        tell(new Notice.LowerPriorityHeard("VI_1", 100));
        await().until(() -> subjects().size() == 5);
        assertThat(subjects())
                .containsExactly(
                        "[lb1] VRRP Instance VI_1 - Entering MASTER state",
                        "[lb1] VRRP Instance VI_1 - Entering BACKUP state",
                        "[lb1] VRRP Instance VI_1 - Entering FAULT state",
                        "[lb1] VRRP Instance VI_1 - Stopping",
                        "[lb1] VRRP Group G - Entering MASTER state");
    }

    @Test
    void theSameIsNotWrittenTwiceNorTheStartAsBackupAndFaultsOnlyWhenWanted() {
        alerts.follow(definition(start(FREE_PORT), false), "lb1", 30);
        instance(NotifyState.BACKUP);
        instance(NotifyState.STOP);
        instance(NotifyState.FAULT);
        instance(NotifyState.STOP);
        alerts.tell(new News(new Notice.OfInstance("VI_2", NotifyState.MASTER, 1), List.of(), false));
        instance(NotifyState.MASTER);
        await().until(() -> subjects().size() == 2);
        // Two readers each.
        assertThat(received()).hasSize(4);
        assertThat(subjects()).last().isEqualTo("[lb1] VRRP Instance VI_1 - Entering MASTER state");
    }

    @Test
    void aServerThatComesLaterGetsIt() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(FREE_PORT)) {
            port = socket.getLocalPort();
        }
        ManualScheduler time = new ManualScheduler();
        try (MailAlerts patient = new MailAlerts(time)) {
            patient.follow(definition(port, true), "lb1", 30);
            patient.tell(new News(new Notice.OfInstance("VI_1", NotifyState.MASTER, 1), List.of(), true));
            time.settle();
            start(port);
            assertThat(received()).isEmpty();
            time.advance(Duration.ofSeconds(1));
            await().until(() -> received().length == 2);
        }
    }

    @Test
    void whatIsToldInTheEndStillGoesOut() throws InterruptedException {
        alerts.follow(definition(start(FREE_PORT), true), "lb1", 30);
        instance(NotifyState.STOP);
        alerts.finish(Duration.ofMinutes(1).toMillis());
        assertThat(received()).hasSize(2);
    }

    @Test
    void aSummaryIsALetterToo() {
        assertThat(Letter.summary(12, "lb1").subject()).isEqualTo("[lb1] 12 further alerts");
    }
}
