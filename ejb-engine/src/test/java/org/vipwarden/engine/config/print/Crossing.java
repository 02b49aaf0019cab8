package org.vipwarden.engine.config.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.grammar.Node;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.config.text.Quoting;
import org.vipwarden.engine.config.text.Word;

/**
 * A configuration bred from others: blocks of theirs, in each of which some keywords come from another block of the same kind. So
 * every keyword that any of them has comes up together with many others.
 */
final class Crossing {
    private static final int MOST_BLOCKS = 12;

    private final List<Node> blocks = new ArrayList<>();
    private final Random random;
    private final Printed out = new Printed(ScriptUser.ROOT);

    Crossing(List<Loaded> parents, Random random) {
        this.random = random;
        parents.forEach(parent -> parent.tree().ifPresent(tree -> blocks.addAll(tree.children())));
    }

    String text() {
        for (int i = 2 + random.nextInt(MOST_BLOCKS); i > 0; i--) {
            write(blocks.get(random.nextInt(blocks.size())));
        }
        return out.text();
    }

    private void write(Node node) {
        String line = line(node);
        if (node.keyword().block().isEmpty()) {
            out.line(line);
        } else {
            out.block(line, () -> {
                node.entries().forEach(entry -> out.line(words(entry.words())));
                children(node);
            });
        }
    }

    private void children(Node node) {
        for (Node child : node.children()) {
            if (random.nextInt(8) > 0) {
                write(child);
            }
        }
        boolean atTop = blocks.contains(node);
        if (atTop && random.nextBoolean()) {
            List<Node> others = blocks.stream()
                    .filter(other -> other.keyword().equals(node.keyword()))
                    .toList();
            for (Node child : others.get(random.nextInt(others.size())).children()) {
                if (random.nextInt(3) == 0) {
                    write(child);
                }
            }
        }
    }

    private static String line(Node node) {
        boolean command = node.keyword().arguments().quoting() == Quoting.COMMAND;
        String arguments = command
                ? String.join(
                        " ", node.arguments().stream().map(Crossing::escaped).toList())
                : words(node.arguments());
        return node.name().text() + (arguments.isEmpty() ? "" : " " + arguments);
    }

    private static String escaped(Word word) {
        return '"' + word.text().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String words(List<Word> words) {
        return String.join(
                " ", words.stream().map(word -> Printed.word(word.text())).toList());
    }
}
