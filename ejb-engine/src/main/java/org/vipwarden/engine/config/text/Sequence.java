package org.vipwarden.engine.config.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code ~SEQ(NAME, START, STEP, END)}: numbers from one to another; the start and the step may be left out. */
final class Sequence implements Repetition.Values {
    private final String name;
    private final long step;
    private final long end;
    private final boolean hexadecimal;
    private long next;

    private Sequence(String name, long start, long step, long end, boolean hexadecimal) {
        this.name = name;
        this.next = start;
        this.step = step;
        this.end = end;
        this.hexadecimal = hexadecimal;
    }

    static Optional<Repetition.Values> of(String text, boolean hexadecimal) {
        List<String> parts = Repetition.splitAtCommas(text);
        if (parts.size() < 2 || parts.size() > 4 || !Repetition.isName(parts.get(0))) {
            return Optional.empty();
        }
        OptionalLong[] numbers = parts.stream().skip(1).map(Sequence::number).toArray(OptionalLong[]::new);
        for (OptionalLong number : numbers) {
            if (number.isEmpty()) {
                return Optional.empty();
            }
        }
        long end = numbers[numbers.length - 1].getAsLong();
        long start = numbers.length > 1 ? numbers[0].getAsLong() : end < 0 ? -1 : 1;
        long step = numbers.length > 2 ? numbers[1].getAsLong() : end < start ? -1 : 1;
        boolean leadsThere = step != 0 && (step > 0 ? start <= end : start >= end);
        return leadsThere ? Optional.of(new Sequence(parts.get(0), start, step, end, hexadecimal)) : Optional.empty();
    }

    /** An int as the C library reads it: decimal, hexadecimal with {@code 0x}, or octal with {@code 0}. */
    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Integer.decode(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public boolean hasNext() {
        return step > 0 ? next <= end : next >= end;
    }

    @Override
    public void define(Definitions definitions) {
        definitions.set(name, hexadecimal ? Integer.toHexString((int) next) : Long.toString(next));
        next += step;
    }
}
