package org.vipwarden.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageConnectionTest {
    private static final Frame FRAME = Frame.of("beat", JsonValue.EMPTY_JSON_OBJECT);
    private static final String TEXT = "event: beat\ndata: {}\n\n";

    private final Wire wire = new Wire();
    private PageConnection page;
    private int completed;

    @BeforeEach
    void connect() {
        AsyncContext context = (AsyncContext) Proxy.newProxyInstance(
                AsyncContext.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("complete");
                    completed++;
                    return null;
                });
        page = new PageConnection(context, wire);
    }

    /** An output that takes a number of writes, and then none until there is room again. */
    private static final class Wire extends ServletOutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int room;
        private int flushes;
        private boolean broken;

        @Override
        public boolean isReady() {
            return room > 0;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("the servlet does that");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (broken) {
                throw new IOException("broken pipe");
            }
            assertThat(room--).as("written only where there is room").isPositive();
            taken.write(bytes, offset, length);
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("frames are written whole");
        }

        @Override
        public void flush() {
            flushes++;
        }

        String text() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void nothingIsWrittenBeforeTheContainerSaysSo() {
        wire.room = 10;
        assertThat(page.offer(FRAME)).isTrue();
        assertThat(wire.text()).isEmpty();

        page.onWritePossible();
        assertThat(wire.text()).isEqualTo(TEXT);
        assertThat(wire.flushes).isEqualTo(1);
    }

    @Test
    void whatFindsNoRoomIsWrittenLaterAndInOrder() {
        wire.room = 1;
        page.onWritePossible();
        page.offer(FRAME);
        page.offer(FRAME);
        assertThat(wire.text()).isEqualTo(TEXT);

        wire.room = 10;
        page.onWritePossible();
        assertThat(wire.text()).isEqualTo(TEXT + TEXT);
        assertThat(wire.flushes).isPositive();
    }

    @Test
    void aPageThatDoesNotReadIsLetGo() {
        page.onWritePossible();
        for (int i = 0; i < PageConnection.MOST_WAITING; i++) {
            assertThat(page.offer(FRAME)).isTrue();
        }

        assertThat(page.offer(FRAME)).isFalse();
        assertThat(page.offer(FRAME)).isFalse();
        assertThat(completed).isEqualTo(1);
    }

    @Test
    void aBrokenConnectionEndsIt() {
        wire.room = 10;
        wire.broken = true;
        page.onWritePossible();

        assertThat(page.offer(FRAME)).isFalse();
        assertThat(completed).isEqualTo(1);
        page.onError(new IOException("again"));
        assertThat(completed).isEqualTo(1);
    }
}
