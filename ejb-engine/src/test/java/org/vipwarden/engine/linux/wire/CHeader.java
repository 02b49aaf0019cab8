package org.vipwarden.engine.linux.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The constants of a C header: its enumerations, and its macros whose value is an expression of numbers and such names. */
final class CHeader {
    private static final Path INCLUDE = Path.of("/usr/include");
    private static final Pattern DEFINE = Pattern.compile("(?m)^\\s*#\\s*define\\s+(\\w+)[ \\t]+(.+)$");
    private static final Pattern ENUM = Pattern.compile("\\benum\\b[^{;]*\\{([^}]*)\\}");
    private static final Pattern TOKEN = Pattern.compile("0[xX]\\p{XDigit}+|\\d+|\\w+|<<|[|()~]");
    private final Map<String, Long> enumerated = new HashMap<>();
    private final Map<String, String> defined = new HashMap<>();

    private CHeader(String text) {
        String code =
                text.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("//.*", "").replace("\\\n", " ");
        for (MatchResult define : DEFINE.matcher(code).results().toList()) {
            String value =
                    define.group(2).replaceAll("\\((__force )?__poll_t\\)", "").strip();
            if (!value.equals(define.group(1))) {
                defined.putIfAbsent(define.group(1), value);
            }
        }
        String plain = code.replaceAll("(?m)^\\s*#.*$", "");
        ENUM.matcher(plain).results().forEach(body -> enumerate(body.group(1)));
    }

    /** Finds a header in the system's directories, the machine's own among them. */
    static Optional<CHeader> find(String name) {
        try (Stream<Path> machines = Files.isDirectory(INCLUDE) ? Files.list(INCLUDE) : Stream.empty()) {
            List<Path> roots = Stream.concat(Stream.of(INCLUDE), machines.filter(path -> path.toString()
                            .endsWith("-linux-gnu")))
                    .toList();
            for (Path root : roots) {
                if (Files.isRegularFile(root.resolve(name))) {
                    return Optional.of(new CHeader(Files.readString(root.resolve(name))));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void enumerate(String body) {
        long next = 0;
        for (String item : body.split(",")) {
            String[] parts = item.strip().split("\\s*=\\s*", 2);
            if (parts[0].isEmpty()) {
                continue;
            }
            Optional<Long> value = parts.length == 2 ? evaluate(parts[1]) : Optional.of(next);
            if (value.isPresent()) {
                enumerated.put(parts[0], value.get());
                next = value.get() + 1;
            }
        }
    }

    Optional<Long> value(String name) {
        Long number = enumerated.get(name);
        String expression = defined.get(name);
        if (number == null && expression == null) {
            return Optional.empty();
        }
        return number != null ? Optional.of(number) : evaluate(expression);
    }

    private Optional<Long> evaluate(String expression) {
        Matcher tokens = TOKEN.matcher(expression);
        try {
            return Optional.of(
                    new Expression(tokens.results().map(MatchResult::group).toList()).or());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code or: shift ('|' shift)*; shift: unary ('<<' unary)*; unary: '~' unary | '(' or ')' | number | name}. */
    private final class Expression {
        private final List<String> tokens;
        private int at;

        Expression(List<String> tokens) {
            this.tokens = tokens;
        }

        private boolean skip(String token) {
            boolean there = at < tokens.size() && tokens.get(at).equals(token);
            at += there ? 1 : 0;
            return there;
        }

        long or() {
            long value = shift();
            while (skip("|")) {
                value |= shift();
            }
            return value;
        }

        private long shift() {
            long value = unary();
            while (skip("<<")) {
                value <<= unary();
            }
            return value;
        }

        private long unary() {
            if (skip("~")) {
                return ~unary();
            }
            if (skip("(")) {
                long value = or();
                skip(")");
                return value;
            }
            if (at >= tokens.size()) {
                throw new IllegalArgumentException("an operand is missing in " + tokens);
            }
            String token = tokens.get(at++);
            if (Character.isDigit(token.charAt(0))) {
                return Long.decode(token.replaceAll("[uUlL]+$", ""));
            }
            return value(token).or(() -> fileFlags(token)).orElseThrow(IllegalArgumentException::new);
        }
    }

    /** O_CLOEXEC and O_NONBLOCK, which headers of descriptors borrow. */
    private static Optional<Long> fileFlags(String name) {
        return name.startsWith("O_")
                ? find("asm-generic/fcntl.h")
                        .flatMap(header -> Optional.ofNullable(header.defined.get(name)))
                        .map(Long::decode)
                : Optional.empty();
    }
}
