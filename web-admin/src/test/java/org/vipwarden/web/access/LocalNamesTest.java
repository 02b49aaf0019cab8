package org.vipwarden.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:9876",
                "LocalHost:9876",
                "127.0.0.1",
                "127.0.0.1:9876",
                "127.8.0.9:1",
                "[::1]:80"
            })
    void aLoopbackNameIsThisMachine(String host) {
        assertThat(LocalNames.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ":9876",
                "evil.example",
                "evil.example:9876",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example:127.0.0.1",
                "192.0.2.1",
                "1127.0.0.1",
                "[::2]",
                "::1",
                "localhost:9876:9876",
                "localhost\n"
            })
    void aNameThatAStrangersDnsMayPointHereIsNot(String host) {
        assertThat(LocalNames.isLoopback(host)).isFalse();
    }

    @Test
    void ourOwnPageAndAProgramMayAsk() {
        assertThat(LocalNames.isOwn("http://127.0.0.1:9876", "127.0.0.1:9876")).isTrue();
        assertThat(LocalNames.isOwn("https://localhost:9876", "localhost:9876")).isTrue();
        assertThat(LocalNames.isOwn(null, "127.0.0.1:9876")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://127.0.0.1:8080", "http://127.0.0.1", "null", ""})
    void aPageOfAnotherOriginMayNot(String origin) {
        assertThat(LocalNames.isOwn(origin, "127.0.0.1:9876")).isFalse();
    }
}
