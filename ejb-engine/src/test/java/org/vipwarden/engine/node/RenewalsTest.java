package org.vipwarden.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.linux.Kernel;
import org.vipwarden.engine.linux.memory.MemoryKernel;
import org.vipwarden.engine.linux.memory.MemoryNetwork;
import org.vipwarden.engine.unit.Cidr;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;
import org.vipwarden.engine.vrrp.Setting;

/** What several routers renew in one turn of the loop: one request, and each hears of its own addresses. */
class RenewalsTest {
    private static final Priority PRIORITY = new Priority(100);

    private final MemoryNetwork network = new MemoryNetwork();
    private final MemoryKernel host = network.host("a");
    /** The sizes of the requests that the kernel got. */
    private final List<Integer> requests = new ArrayList<>();

    private final Kernel kernel = counting(Kernel.class, host);
    private final LinkTable links = new LinkTable();
    private final Chores chores = new Chores();
    private final Renewals renewals = new Renewals(kernel);
    private final List<String> refused = new ArrayList<>();
    private final List<Estate> estates = new ArrayList<>();

    /** The kernel, and its routing, with every request to install counted. */
    private <T> T counting(Class<T> face, T real) {
        return face.cast(
                Proxy.newProxyInstance(face.getClassLoader(), new Class<?>[] {face}, (proxy, method, arguments) -> {
                    Object answer = call(real, method, arguments);
                    if (method.getName().equals("install") && arguments[0] instanceof List<?> leases) {
                        requests.add(leases.size());
                    }
                    return answer instanceof Kernel.Routing routing ? counting(Kernel.Routing.class, routing) : answer;
                }));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** VI_1 to VI_3 on eth1 to eth3, with 10.0.n.100 each, all of them held. */
    @BeforeEach
    void hold() {
        Announcements announcements = new Announcements(kernel, links, chores, report -> {});
        Grounds grounds = new Grounds(
                kernel,
                links,
                chores,
                announcements,
                renewals,
                new HashMap<>(),
                (name, what) -> refused.add(name + ": " + what),
                report -> {});
        IntStream.rangeClosed(1, 3).forEach(n -> {
            links.put(host.addLink("eth" + n, network.segment("wire" + n), Cidr.parse("10.0." + n + ".1/24")));
            String text =
                    """
                    vrrp_instance VI_%1$d {
                        interface eth%1$d
                        virtual_router_id %1$d
                        virtual_ipaddress {
                            10.0.%1$d.100/24
                        }
                    }
                    """;
            TextFiles.load(text.formatted(n), "").configuration().orElseThrow().instances().stream()
                    .map(instance -> new Estate(new Setting(instance, true), grounds))
                    .forEach(estates::add);
        });
        holdAll();
        assertThat(requests).containsExactly(1, 1, 1);
        requests.clear();
    }

    private void holdAll() {
        estates.forEach(estate -> assertThat(estate.hold(PRIORITY)).isEmpty());
    }

    private boolean has(int n) {
        return host.owns(IpAddress.parse("10.0." + n + ".100"));
    }

    @Test
    void severalRoutersRenewWithOneRequest() {
        holdAll();
        assertThat(requests).isEmpty();
        renewals.settle();
        renewals.settle();
        assertThat(requests).containsExactly(3);
    }

    @Test
    void aRenewalKeepsTheAddressAsLongAsTheFirstInstall() {
        network.advance(Duration.ofSeconds(3));
        holdAll();
        renewals.settle();
        network.advance(Duration.ofSeconds(3));
        assertThat(IntStream.rangeClosed(1, 3)).allMatch(this::has);
        network.advance(Duration.ofSeconds(3));
        assertThat(IntStream.rangeClosed(1, 3)).noneMatch(this::has);
    }

    @Test
    void aRefusalIsToldToTheRouterWhoseAddressItIsWhenNothingElseIsToDo() {
        host.removeLink("eth2");
        holdAll();
        renewals.settle();
        assertThat(refused).isEmpty();
        chores.runOne(kernel.now());
        assertThat(refused).singleElement().asString().startsWith("VI_2: 10.0.2.100/24");
        assertThat(chores.next()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatARouterDropsInTheSameTurnStaysRemoved() {
        holdAll();
        estates.get(1).drop();
        renewals.settle();
        assertThat(has(1)).isTrue();
        assertThat(has(2)).isFalse();
        assertThat(has(3)).isTrue();
    }

    @Test
    void afterAPauseOnlyWhatIsStillHeldInTheNextTurnIsRenewed() {
        holdAll();
        network.advance(Duration.ofMillis(100));
        renewals.settle();
        assertThat(requests).isEmpty();
        estates.get(1).drop();
        for (int turn = 0; turn < 4; turn++) {
            chores.runOne(kernel.now());
        }
        renewals.settle();
        assertThat(requests).containsExactly(2);
        assertThat(has(2)).isFalse();
    }

    @Test
    void muchIsNotKeptUntilTheEndOfTheTurn() {
        IntStream.range(0, 43).forEach(i -> holdAll());
        assertThat(requests).containsExactly(128);
    }
}
