package org.vipwarden.engine.config.grammar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vipwarden.engine.config.text.Place;
import org.vipwarden.engine.config.text.Word;

/**
 * A keyword where it stands in the configuration, with all that belongs to it. The tree is kept, so that one can get from a value
 * back to its line.
 *
 * @param value what its arguments say; empty when they are wrong
 * @param children the keywords in its block
 * @param entries the data lines in its block
 */
public record Node(
        Keyword<?> keyword,
        Word name,
        List<Word> arguments,
        Optional<?> value,
        List<Node> children,
        List<Entry> entries) {
    public Node {
        arguments = List.copyOf(arguments);
        children = List.copyOf(children);
        entries = List.copyOf(entries);
    }

    /** The value of this node, whose keyword the caller knows; empty when it is wrong or of another keyword. */
    @SuppressWarnings("unchecked") // the value was read by the arguments of this very keyword
    public <T> Optional<T> value(Keyword<T> known) {
        return known.equals(keyword) ? (Optional<T>) value : Optional.empty();
    }

    /** The children of a keyword, in file order. */
    public Stream<Node> all(Keyword<?> wanted) {
        // Asked dozens of times for each instance, of which there may be thousands: most keywords are not there.
        for (Node child : children) {
            if (child.keyword.equals(wanted)) {
                return children.stream().filter(c -> c.keyword.equals(wanted));
            }
        }
        return Stream.empty();
    }

    /** The last child of a keyword that has a valid value: the one that counts. */
    public Optional<Node> last(Keyword<?> wanted) {
        for (int i = children.size() - 1; i >= 0; i--) {
            Node child = children.get(i);
            if (child.keyword.equals(wanted) && child.value.isPresent()) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The last valid value of a keyword. */
    public <T> Optional<T> find(Keyword<T> wanted) {
        return last(wanted).flatMap(child -> child.value(wanted));
    }

    /** The last valid value of a keyword, or its default. */
    public <T> T get(Keyword<T> wanted) {
        return find(wanted).orElseGet(wanted::fixedDefault);
    }

    /** The first child with the given keyword and, when one is asked for, first argument. */
    public Optional<Node> child(String keywordName, String... argument) {
        return children.stream()
                .filter(child -> child.keyword.name().equals(keywordName))
                .filter(child -> argument.length == 0
                        || !child.arguments.isEmpty() && child.arguments.get(0).is(argument[0]))
                .findFirst();
    }

    public Place place() {
        return name.place();
    }

    /** The first argument, or the keyword when there is none: where to point. */
    public Place argumentPlace() {
        return arguments.isEmpty() ? name.place() : arguments.get(0).place();
    }
}
