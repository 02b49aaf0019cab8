package org.vipwarden.launcher.demo;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import org.vipwarden.jmx.bean.ActivationData;
import org.vipwarden.jmx.bean.DiagnosticData;
import org.vipwarden.jmx.bean.ObjectNames;
import org.vipwarden.jmx.bean.PolicyMXBean;
import org.vipwarden.jmx.bean.SourceData;
import org.vipwarden.jmx.bean.TrackerMXBean;
import org.vipwarden.jmx.bean.VirtualRouterMXBean;

/** A node as its management shows it. */
final class NodeView {
    private static final String ROUTER = "VI_1";

    private final VirtualRouterMXBean router;
    private final TrackerMXBean web;
    private final TrackerMXBean gateway;
    private final PolicyMXBean policy;

    NodeView(MBeanServerConnection beans) {
        this.router = JMX.newMXBeanProxy(beans, ObjectNames.virtualRouter(ROUTER), VirtualRouterMXBean.class);
        this.web = JMX.newMXBeanProxy(beans, ObjectNames.script("web"), TrackerMXBean.class);
        this.gateway = JMX.newMXBeanProxy(beans, ObjectNames.pingNode("gateway"), TrackerMXBean.class);
        this.policy = JMX.newMXBeanProxy(beans, ObjectNames.policy(), PolicyMXBean.class);
    }

    /** How the node is, in one moment. */
    record Status(String state, int priority, String web, String gateway) {}

    /** How the node is now; empty when it does not answer. */
    Optional<Status> read() {
        try {
            return Optional.of(
                    new Status(router.getState(), router.getEffectivePriority(), web.getHealth(), gateway.getHealth()));
        } catch (UndeclaredThrowableException e) {
            return Optional.empty();
        }
    }

    /**
     * Adds a rule file to the rule base that runs.
     *
     * @return the number of the revision that decides from now on
     * @throws BrokenStory when it is refused
     */
    int activate(String name, String text, String comment) {
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (SourceData source : policy.getSources()) {
            names.add(source.getName());
            texts.add(source.getText());
        }
        names.add(name);
        texts.add(text);
        ActivationData activation = policy.activate(names, texts, comment);
        if (!activation.isActivated()) {
            throw new BrokenStory("the rule is refused: " + sentence(activation.getProblems()));
        }
        return activation.getRevision();
    }

    private static String sentence(List<DiagnosticData> problems) {
        return problems.stream()
                .map(p -> p.getFile() + ":" + p.getLine() + ": " + p.getMessage())
                .collect(Collectors.joining("; "));
    }
}
