package org.vipwarden.engine.linux.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.kit.Needs;

/** The numbers are those of this machine's headers (packages linux-libc-dev and libc6-dev), which it {@linkplain Needs needs}. */
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
            CHeader header = header(name);
            for (Field constant : constants(group)) {
                compared.add(constant.getName());
                Optional<Integer> theirs = header.value(constant.getName()).map(Long::intValue);
                if (!theirs.equals(Optional.of(constant.getInt(null)))) {
                    wrong.add(name + " " + constant.getName() + ": " + theirs + " there");
                }
            }
        }
        assertThat(compared).isNotEmpty();
        assertThat(wrong).as("of %d numbers compared", compared.size()).isEmpty();
    }

    private static CHeader header(String name) {
        return CHeader.find(name)
                .orElseThrow(() -> Needs.missing(name + " is not installed (linux-libc-dev, libc6-dev)"));
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
        CHeader header = header("linux/if_addr.h");
        assertThat(header.value("IFA_FLAGS")).contains(8L);
        assertThat(header.value("IFA_F_NOPREFIXROUTE")).contains(0x200L);
        assertThat(header.value("IFA_NO_SUCH_THING")).isEmpty();
    }
}
