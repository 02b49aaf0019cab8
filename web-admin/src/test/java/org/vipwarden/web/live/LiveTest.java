package org.vipwarden.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.web.bean.NodeView;
import org.vipwarden.web.bean.StagedBeans;

class LiveTest {
    private static final long PATIENCE_SECONDS = 10;

    private final StagedBeans beans = new StagedBeans();
    private final Live live = new Live(new NodeView(beans.server()));

    @BeforeEach
    void start() {
        live.start(Thread::new);
    }

    @AfterEach
    void stop() throws InterruptedException {
        live.stop();
    }

    /** A page that reads everything. */
    private static final class Reader implements Subscriber {
        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private volatile boolean gone;

        @Override
        public boolean offer(Frame frame) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                frame.writeTo(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            frames.add(bytes.toString(StandardCharsets.UTF_8));
            return !gone;
        }

        @Override
        public void close() {
            gone = true;
        }

        String next() throws InterruptedException {
            String frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(frame).as("the next event").isNotNull();
            return frame;
        }

        /** Everything up to an event that contains a text. */
        List<String> until(String text) throws InterruptedException {
            List<String> seen = new ArrayList<>();
            do {
                seen.add(next());
            } while (!seen.get(seen.size() - 1).contains(text));
            return seen;
        }
    }

    private Reader joined() throws InterruptedException {
        Reader reader = new Reader();
        assertThat(live.join(reader)).isTrue();
        assertThat(reader.next()).startsWith("event: snapshot\ndata: {").endsWith("}\n\n");
        return reader;
    }

    @Test
    void whoComesSeesWhatHappenedBefore() throws Exception {
        beans.addJournal();
        beans.happen("the first");
        Reader reader = new Reader();

        live.join(reader);

        assertThat(reader.next()).contains("event: snapshot", "the first");
    }

    @Test
    void everyEntryIsToldOnceAndInOrder() throws Exception {
        beans.addJournal();
        Reader reader = joined();

        for (int i = 1; i <= 50; i++) {
            beans.happen("entry " + i + ".");
        }

        List<String> told = reader.until("entry 50.").stream()
                .filter(frame -> frame.startsWith("event: entry"))
                .toList();
        assertThat(told).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(told.get(i)).contains("entry " + (i + 1) + ".");
        }
    }

    @Test
    void aRouterThatComesOrGoesIsToldWithoutAnEntry() throws Exception {
        Reader reader = joined();

        beans.addRouter("VI_NEW", Map.of());
        assertThat(reader.until("VI_NEW")).last().asString().startsWith("event: state");

        beans.removeRouter("VI_NEW");
        assertThat(reader.until("\"routers\":[]")).last().asString().startsWith("event: state");
    }

    @Test
    void aJournalThatComesLaterIsHeard() throws Exception {
        Reader reader = joined();

        beans.addJournal();
        beans.happen("heard");

        assertThat(reader.until("heard")).last().asString().startsWith("event: entry");
    }

    @Test
    void silenceIsBrokenByABeat() throws InterruptedException {
        assertThat(joined().until("event: beat")).isNotEmpty();
    }

    @Test
    void aPageThatIsGoneDoesNotDisturbTheOthersAndMakesRoom() throws InterruptedException, JMException {
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < Live.MOST_PAGES; i++) {
            readers.add(joined());
        }
        assertThat(live.join(new Reader())).isFalse();

        readers.get(0).close();
        beans.addRouter("VI_1", Map.of());
        readers.get(1).until("VI_1");
        readers.get(Live.MOST_PAGES - 1).until("VI_1");

        joined();
    }
}
