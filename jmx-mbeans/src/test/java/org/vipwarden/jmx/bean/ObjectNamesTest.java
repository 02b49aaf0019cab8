package org.vipwarden.jmx.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNamesTest {

    @Test
    void namesReadAsTheDocumentationSpellsThem() {
        assertThat(ObjectNames.engine()).hasToString("org.vipwarden:type=Engine");
        assertThat(ObjectNames.virtualRouter("VI_1")).hasToString("org.vipwarden:type=VirtualRouter,name=\"VI_1\"");
        assertThat(ObjectNames.script("chk")).hasToString("org.vipwarden:type=Script,name=\"chk\"");
        assertThat(ObjectNames.pingNode("gw")).hasToString("org.vipwarden:type=PingNode,name=\"gw\"");
        assertThat(ObjectNames.policy()).hasToString("org.vipwarden:type=Policy");
        assertThat(ObjectNames.journal()).hasToString("org.vipwarden:type=Journal");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "=", ":", "\"", "*", "?", "\n", "\\", "a,type=Engine", "\\n", "ü 中", " ", ""})
    void anyCharacterInAUsersNameSurvives(String name) {
        ObjectName objectName = ObjectNames.virtualRouter(name);

        assertThat(objectName.isPattern()).isFalse();
        assertThat(objectName.getKeyProperty("type")).isEqualTo("VirtualRouter");
        assertThat(ObjectNames.nameIn(objectName)).isEqualTo(name);
        assertThat(ObjectNames.everyVirtualRouter().apply(objectName)).isTrue();
    }

    @Test
    void differentNamesNeverMeet() {
        Set<ObjectName> names = Stream.of("a*", "a?", "a", "a\n", "a\\n", "\"a\"", "a,name=a")
                .map(ObjectNames::script)
                .collect(Collectors.toSet());

        assertThat(names).hasSize(7);
    }

    @Test
    void aBeanThatTheUserDidNotNameHasNoName() {
        assertThatThrownBy(() -> ObjectNames.nameIn(ObjectNames.engine()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type=Engine");
    }
}
