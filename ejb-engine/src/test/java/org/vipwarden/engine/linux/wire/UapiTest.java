package org.vipwarden.engine.linux.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers are those of this machine's headers (packages linux-libc-dev and libc6-dev), where they are installed. */
class UapiTest {

    @Test
    void everyGroupNamesItsHeader() {
        assertThat(groups()).isNotEmpty().allMatch(group -> group.isAnnotationPresent(Header.class));
    }

    @Test
    void everyNumberIsTheHeaders() throws IllegalAccessException {
        List<String> compared = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Class<?> group : groups()) {
            String name = group.getAnnotation(Header.class).value();
            Optional<CHeader> header = CHeader.find(name);
            if (header.isPresent()) {
                for (Field constant : constants(group)) {
                    compared.add(constant.getName());
                    Optional<Integer> theirs =
                            header.get().value(constant.getName()).map(Long::intValue);
                    if (!theirs.equals(Optional.of(constant.getInt(null)))) {
                        wrong.add(name + " " + constant.getName() + ": " + theirs + " there");
                    }
                }
            }
        }
        assumeFalse(compared.isEmpty(), "no header is installed (linux-libc-dev)");
        assertThat(wrong).as("of %d numbers compared", compared.size()).isEmpty();
    }

    private static List<Class<?>> groups() {
        return Stream.of(Uapi.class, NetfilterUapi.class)
                .flatMap(all -> Stream.<Class<?>>of(all.getDeclaredClasses()))
                .toList();
    }

    private static List<Field> constants(Class<?> group) {
        return Arrays.stream(group.getDeclaredFields())
                .filter(field -> field.getType() == int.class)
                .toList();
    }

    @Test
    void aWrongNumberWouldBeFound() {
        Optional<CHeader> header = CHeader.find("linux/if_addr.h");
        assumeFalse(header.isEmpty(), "linux/if_addr.h is not installed (linux-libc-dev)");
        assertThat(header.get().value("IFA_FLAGS")).contains(8L);
        assertThat(header.get().value("IFA_F_NOPREFIXROUTE")).contains(0x200L);
        assertThat(header.get().value("IFA_NO_SUCH_THING")).isEmpty();
    }
}
