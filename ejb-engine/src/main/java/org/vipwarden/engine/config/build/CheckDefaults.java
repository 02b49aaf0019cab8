package org.vipwarden.engine.config.build;

import java.time.Duration;
import java.util.Optional;
import org.vipwarden.engine.config.grammar.CheckKeywords;
import org.vipwarden.engine.config.grammar.Keyword;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.grammar.ServerKeywords;
import org.vipwarden.engine.config.model.balance.Connection;
import org.vipwarden.engine.config.model.balance.Pace;
import org.vipwarden.engine.unit.IpAddress;

/**
 * What holds for a checker: what it says itself, else its real server, else its virtual server.
 *
 * @param logsAll {@code checker_log_all_failures}
 * @param address of the real server
 * @param port of the real server
 */
record CheckDefaults(Node virtualServer, Node realServer, boolean logsAll, IpAddress address, int port) {

    Pace pace(Node checker, long usualRetries, Duration usualDelay) {
        Duration interval = interval(checker);
        return new Pace(
                checker.find(CheckKeywords.RETRY)
                        .or(() -> realServer.find(CheckKeywords.RETRY))
                        .or(() -> virtualServer.find(ServerKeywords.RETRY))
                        .orElse(usualRetries),
                found(checker, CheckKeywords.DELAY_BEFORE_RETRY).orElse(usualDelay),
                found(checker, CheckKeywords.WARMUP).orElse(interval),
                interval,
                alpha(checker),
                checker.find(CheckKeywords.LOG_ALL)
                        .or(() -> realServer.find(CheckKeywords.LOG_ALL))
                        .orElse(logsAll));
    }

    Duration interval(Node checker) {
        return checker.find(CheckKeywords.DELAY_LOOP)
                .or(() -> realServer.find(CheckKeywords.DELAY_LOOP))
                .orElseGet(this::serverInterval);
    }

    Duration serverInterval() {
        return virtualServer.get(ServerKeywords.DELAY_LOOP);
    }

    boolean alpha(Node checker) {
        return found(checker, CheckKeywords.ALPHA).orElse(false);
    }

    Optional<String> virtualHost(Node checker) {
        return found(checker, CheckKeywords.VIRTUAL_HOST);
    }

    private <T> Optional<T> found(Node checker, Keyword<T> keyword) {
        return checker.find(keyword).or(() -> realServer.find(keyword)).or(() -> virtualServer.find(keyword));
    }

    Connection connection(Node checker) {
        return new Connection(
                near(checker, CheckKeywords.CONNECT_ADDRESS).orElse(address),
                near(checker, CheckKeywords.CONNECT_PORT).orElse(port),
                near(checker, CheckKeywords.BIND_ADDRESS),
                near(checker, CheckKeywords.BIND_PORT).orElse(0),
                near(checker, CheckKeywords.BIND_INTERFACE),
                near(checker, CheckKeywords.MARK).orElse(0L),
                near(checker, CheckKeywords.CONNECT_TIMEOUT)
                        .orElseGet(() -> virtualServer.get(ServerKeywords.CONNECT_TIMEOUT)));
    }

    private <T> Optional<T> near(Node checker, Keyword<T> keyword) {
        return checker.find(keyword).or(() -> realServer.find(keyword));
    }
}
