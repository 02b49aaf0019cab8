package org.vipwarden.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vipwarden.web.bean.RuleFiles;

class RequestBodyTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String text, int status, Consumer<RequestBody> reading) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reading.accept(RequestBody.read(bytes(text))));
        assertThat(refusal).as(text).isNotNull();
        assertThat(refusal.problem().status()).as(text).isEqualTo(status);
    }

    @Test
    void whatIsAskedForIsRead() {
        RequestBody body = RequestBody.read(
                bytes(
                        """
                {"seconds": 60, "comment": "ü 中",
                 "files": [{"name": "a.drl", "text": "rule"}, {"name": "b.drl", "text": ""}]}"""));

        assertThat(body.whole("seconds", 1, 60)).isEqualTo(60);
        assertThat(body.text("comment")).isEqualTo("ü 中");
        assertThat(body.files().files())
                .containsExactly(new RuleFiles.File("a.drl", "rule"), new RuleFiles.File("b.drl", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"a\"", "{", "{\"a\":}", "{} {}", "{}x", "\u0000"})
    void whatIsNoObjectIsRefused(String text) {
        refused(text, 400, body -> {});
    }

    @Test
    void aNestThatWouldOverflowTheStackIsRefused() {
        refused("{\"a\":" + "[".repeat(100_000), 400, body -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"n\": 0}",
                "{\"n\": 11}",
                "{\"n\": 1.5}",
                "{\"n\": \"1\"}",
                "{\"n\": null}",
                "{\"n\": 1e99}",
                "{\"n\": 4294967297}",
                "{\"n\": 18446744073709551617}"
            })
    void aNumberOutOfRangeIsRefused(String text) {
        refused(text, 400, body -> body.whole("n", 1, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"files\": {}}",
                "{\"files\": []}",
                "{\"files\": [1]}",
                "{\"files\": [{\"name\": \"a\"}]}",
                "{\"files\": [{\"name\": \"a\", \"text\": 1}]}"
            })
    void filesInAnotherShapeAreRefused(String text) {
        refused(text, 400, RequestBody::files);
    }

    @Test
    void tooManyFilesAreRefused() {
        String file = "{\"name\": \"a\", \"text\": \"\"}";
        refused("{\"files\": [" + file + (", " + file).repeat(100) + "]}", 400, RequestBody::files);
    }

    @Test
    void aLongCommentIsRefused() {
        refused("{\"comment\": \"" + "a".repeat(1001) + "\"}", 400, body -> body.text("comment"));
        refused("{}", 400, body -> body.text("comment"));
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() {
        InputStream endless = new InputStream() {
            private int read;

            @Override
            public int read() {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                read += length;
                assertThat(read).isLessThanOrEqualTo(RequestBody.MOST_BYTES + 1);
                return length;
            }
        };

        assertThatThrownBy(() -> RequestBody.read(endless)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.problem().status())
                .isEqualTo(413));
    }
}
