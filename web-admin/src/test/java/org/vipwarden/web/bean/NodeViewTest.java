package org.vipwarden.web.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import org.junit.jupiter.api.Test;

class NodeViewTest {
    private final StagedBeans beans = new StagedBeans();
    private final NodeView node = new NodeView(beans.server());

    @Test
    void aBeanIsToldUnderItsOwnNames() throws JMException {
        beans.addRouter(
                "VI \"1\"/a",
                Map.of(
                        "getVrid",
                        51,
                        "isPreempt",
                        true,
                        "getAddresses",
                        List.of("192.0.2.1/24"),
                        "getCounters",
                        Map.of("sent", 7L)));

        JsonObject router = node.router("VI \"1\"/a");

        assertThat(router.getString("name")).isEqualTo("VI \"1\"/a");
        assertThat(router.getInt("vrid")).isEqualTo(51);
        assertThat(router.getBoolean("preempt")).isTrue();
        assertThat(router.getJsonArray("addresses").getString(0)).isEqualTo("192.0.2.1/24");
        assertThat(router.getJsonObject("counters").getInt("sent")).isEqualTo(7);
        assertThat(router.get("lastTransition")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void anAttributeThatCannotBeReadLeavesTheOthers() throws JMException {
        beans.addRouter("VI_1", Map.of("getVrid", 51, "getState", new IllegalStateException("just now gone")));

        assertThat(node.router("VI_1")).containsKey("vrid").doesNotContainKey("state");
    }

    @Test
    void aNodeWithoutAnEngineHasAState() {
        JsonObject state = node.state();

        assertThat(state.get("engine")).isEqualTo(JsonValue.NULL);
        assertThat(state.get("policy")).isEqualTo(JsonValue.NULL);
        assertThat(state.getJsonArray("routers")).isEmpty();
        assertThat(node.entriesAfter(0, 10)).isEmpty();
    }

    @Test
    void aChangeIsMadeInTheNameOfThePage() throws JMException {
        beans.addRouter("VI_1", Map.of());

        node.failOver("VI_1", 30);

        assertThat(beans.calls()).containsExactly("failOver[30] by web");
    }

    @Test
    void aRefusalSaysWhetherTheArgumentsWereWrong() throws JMException {
        beans.addRouter("wrong", Map.of("failOver", new IllegalArgumentException("0 s is too short")));
        beans.addRouter("busy", Map.of("failOver", new IllegalStateException("not now")));

        assertThatThrownBy(() -> node.failOver("wrong", 0))
                .isInstanceOfSatisfying(CallRefused.class, refused -> assertThat(refused.badArgument())
                        .isTrue())
                .hasMessage("0 s is too short");
        assertThatThrownBy(() -> node.failOver("busy", 1))
                .isInstanceOfSatisfying(CallRefused.class, refused -> assertThat(refused.badArgument())
                        .isFalse());
        assertThatThrownBy(() -> node.failOver("absent", 1)).isInstanceOf(BeanMissing.class);
    }
}
