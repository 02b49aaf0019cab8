package org.vipwarden.jmx.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.management.Descriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vipwarden.jmx.bean.Described;
import org.vipwarden.jmx.bean.EngineMXBean;
import org.vipwarden.jmx.bean.JournalMXBean;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.bean.PolicyMXBean;
import org.vipwarden.jmx.bean.TrackerMXBean;
import org.vipwarden.jmx.bean.Unit;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;
import org.vipwarden.jmx.support.ScriptedEngine;

class DescriptionsTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                EngineMXBean.class,
                VirtualRouterMXBean.class,
                TrackerMXBean.class,
                PolicyMXBean.class,
                JournalMXBean.class
            })
    void nothingIsShownWithoutADescription(Class<?> bean) {
        assertThat(bean).hasAnnotation(Described.class);
        assertThat(bean.getMethods()).allSatisfy(m -> assertThat(m.isAnnotationPresent(Described.class))
                .as("%s is described", m)
                .isTrue());
        assertThat(Arrays.stream(bean.getMethods()).map(Method::getParameters).flatMap(Stream::of))
                .allSatisfy(p -> assertThat(p.isAnnotationPresent(Described.class))
                        .as("%s of %s is described", p, p.getDeclaringExecutable())
                        .isTrue())
                .allSatisfy(p -> assertThat(p.isNamePresent()).isTrue());
        assertThat(Arrays.stream(bean.getMethods()).filter(m -> m.getName().endsWith("Millis")))
                .allSatisfy(m -> assertThat(m.getAnnotation(Unit.class))
                        .as("unit of %s", m)
                        .isNotNull());
    }

    @Test
    void theServerShowsWhatTheInterfaceDeclares() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        try (ScriptedEngine engine = ScriptedEngine.small();
                Management beans = Management.on(server, engine)) {
            assertThat(beans).isNotNull();
            MBeanInfo info = server.getMBeanInfo(ObjectNames.virtualRouter("VI_1"));

            assertThat(info.getDescription()).isEqualTo("A virtual router on this node");
            assertThat(attribute(info, "AdvertIntervalMillis").getDescription()).isEqualTo("time between two adverts");
            assertThat(units(attribute(info, "AdvertIntervalMillis").getDescriptor()))
                    .isEqualTo("ms");
            assertThat(attribute(info, "Preempt").getDescription()).startsWith("whether it takes over");
            MBeanOperationInfo failOver = operation(info, "failOver");
            assertThat(failOver.getImpact()).isEqualTo(MBeanOperationInfo.ACTION);
            assertThat(failOver.getSignature()[0].getName()).isEqualTo("seconds");
            assertThat(failOver.getSignature()[0].getDescription()).startsWith("how long to stay away");
            assertThat(units(failOver.getSignature()[0].getDescriptor())).isEqualTo("s");
            assertThat(operation(info, "explain").getImpact()).isEqualTo(MBeanOperationInfo.INFO);
            assertThat(info.getNotifications()[0].getNotifTypes()).contains("vipwarden.router.transition");
        }
    }

    @Test
    void everyValueHasAnOpenType() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        try (ScriptedEngine engine = ScriptedEngine.small();
                Management beans = Management.on(server, engine)) {
            assertThat(beans).isNotNull();
            for (var name : server.queryNames(ObjectNames.everything(), null)) {
                assertThat(server.getMBeanInfo(name).getAttributes())
                        .allSatisfy(a -> assertThat(a.getDescriptor().getFieldValue("openType"))
                                .as("open type of %s", a)
                                .isNotNull());
            }
        }
    }

    private static Object units(Descriptor descriptor) {
        return descriptor.getFieldValue("units");
    }

    private static MBeanAttributeInfo attribute(MBeanInfo info, String name) {
        return Arrays.stream(info.getAttributes())
                .filter(a -> a.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MBeanOperationInfo operation(MBeanInfo info, String name) {
        return Arrays.stream(info.getOperations())
                .filter(o -> o.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
