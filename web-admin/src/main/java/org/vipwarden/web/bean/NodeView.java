package org.vipwarden.web.bean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.vipwarden.jmx.bean.Caller;
import org.vipwarden.jmx.bean.ObjectNames;

/** This node, as its MXBeans tell it. Every call reads anew; nothing is kept. */
@ApplicationScoped
public class NodeView {
    /** The name under which the journal books what was asked for here. */
    private static final String USER = "web";

    private final MBeanServer server;
    private final Beans beans;

    public NodeView() {
        this(ManagementFactory.getPlatformMBeanServer());
    }

    public NodeView(MBeanServer server) {
        this.server = server;
        this.beans = new Beans(server);
    }

    /** Where the beans are, for whoever listens to their notifications. */
    public MBeanServer server() {
        return server;
    }

    /** Everything that changes by itself. {@code engine} and {@code policy} are null while they do not run. */
    public JsonObject state() {
        return Json.createObjectBuilder()
                .add("engine", orNull(ObjectNames.engine()))
                .add("routers", routers())
                .add("trackers", trackers())
                .add("policy", orNull(ObjectNames.policy(), "Active", "EvaluationMillis", "Firings"))
                .build();
    }

    public JsonObject engine() {
        return beans.attributes(ObjectNames.engine());
    }

    public JsonArray routers() {
        return all(ObjectNames.everyVirtualRouter());
    }

    public JsonObject router(String name) {
        return beans.attributes(ObjectNames.virtualRouter(name));
    }

    public JsonValue explanation(String router) {
        return beans.call(ObjectNames.virtualRouter(router), "explain");
    }

    /** Hands a virtual router over and stays away for a time; returns when that is done. */
    public void failOver(String router, int seconds) {
        change(ObjectNames.virtualRouter(router), "failOver", seconds);
    }

    /** Everything that is watched: ping nodes first, then the others by kind. */
    public JsonArray trackers() {
        List<JsonValue> trackers = new ArrayList<>();
        ObjectNames.everyTracker().forEach(kind -> trackers.addAll(0, all(kind)));
        return OpenJson.list(trackers).asJsonArray();
    }

    /** The journal after a sequence number, oldest first; empty while there is no journal. */
    public JsonArray entriesAfter(long sequence, int limit) {
        try {
            return beans.call(ObjectNames.journal(), "entriesAfter", sequence, limit)
                    .asJsonArray();
        } catch (BeanMissing e) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
    }

    public JsonObject policy() {
        return beans.attributes(ObjectNames.policy());
    }

    public JsonValue sourcesOf(int revision) {
        return beans.call(ObjectNames.policy(), "sourcesOf", revision);
    }

    /** Compiles without activating: the problems, none when the files would be accepted. */
    public JsonArray check(RuleFiles files) {
        return beans.call(ObjectNames.policy(), "check", files.names(), files.texts())
                .asJsonArray();
    }

    public JsonObject activate(RuleFiles files, String comment) {
        return change(ObjectNames.policy(), "activate", files.names(), files.texts(), comment)
                .asJsonObject();
    }

    public JsonObject rollBack(int revision) {
        return change(ObjectNames.policy(), "rollBack", revision).asJsonObject();
    }

    private JsonValue change(ObjectName name, String operation, Object... arguments) {
        return Caller.as(USER, () -> beans.call(name, operation, arguments));
    }

    /** A bean that goes away while this is read is left out. */
    private JsonArray all(ObjectName pattern) {
        List<JsonValue> found = new ArrayList<>();
        for (ObjectName name : beans.matching(pattern)) {
            JsonValue bean = orNull(name);
            if (bean != JsonValue.NULL) {
                found.add(bean);
            }
        }
        return OpenJson.list(found).asJsonArray();
    }

    private JsonValue orNull(ObjectName name, String... wanted) {
        try {
            return beans.attributes(name, wanted);
        } catch (BeanMissing e) {
            return JsonValue.NULL;
        }
    }
}
