package org.vipwarden.engine.config.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.grammar.Node;

/** A quorum of a virtual server that all of its real servers together do not reach. */
final class Quorums {
    private Quorums() {}

    static void review(Scene scene) {
        children(scene.tree(), "virtual_server").forEach(server -> review(scene, server));
    }

    private static void review(Scene scene, Node server) {
        Optional<Node> quorum = lastNumber(server, "quorum");
        int usual = lastNumber(server, "weight").flatMap(Quorums::number).orElse(1);
        List<Node> real = children(server, "real_server").toList();
        long total = real.stream()
                .mapToLong(r -> lastNumber(r, "weight").flatMap(Quorums::number).orElse(usual))
                .sum();
        if (quorum.flatMap(Quorums::number).filter(q -> q > total).isPresent()) {
            scene.say(
                    true,
                    Rule.QUORUM_UNREACHABLE,
                    quorum.get().argumentPlace(),
                    "the real servers weigh " + total + " together: the quorum can be no more than that");
        }
    }

    private static Stream<Node> children(Node parent, String keyword) {
        return parent.children().stream().filter(child -> child.keyword().name().equals(keyword));
    }

    private static Optional<Node> lastNumber(Node parent, String keyword) {
        return children(parent, keyword)
                .filter(child -> number(child).isPresent())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Integer> number(Node node) {
        return node.value().filter(Integer.class::isInstance).map(Integer.class::cast);
    }
}
