package org.vipwarden.web.bean;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.beans.Introspector;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/** Reads and calls MXBeans, and gives back JSON. */
final class Beans {
    private final MBeanServer server;

    Beans(MBeanServer server) {
        this.server = server;
    }

    /** The names that match, in the order of the alphabet. */
    Collection<ObjectName> matching(ObjectName pattern) {
        return new TreeSet<>(server.queryNames(pattern, null));
    }

    /**
     * Attributes of a bean; all of them when none are named. An attribute that cannot be read just now is left out.
     *
     * @throws BeanMissing when there is no such bean
     */
    JsonObject attributes(ObjectName name, String... wanted) {
        try {
            String[] names = wanted.length > 0 ? wanted : attributeNames(name);
            JsonObjectBuilder object = Json.createObjectBuilder();
            for (Attribute attribute : server.getAttributes(name, names).asList()) {
                object.add(Introspector.decapitalize(attribute.getName()), OpenJson.of(attribute.getValue()));
            }
            return object.build();
        } catch (InstanceNotFoundException e) {
            throw new BeanMissing(name);
        } catch (JMException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }

    /**
     * Calls an operation.
     *
     * @throws BeanMissing when there is no such bean
     * @throws CallRefused when the bean says no
     */
    JsonValue call(ObjectName name, String operation, Object... arguments) {
        try {
            return OpenJson.of(server.invoke(name, operation, arguments, signature(name, operation, arguments.length)));
        } catch (InstanceNotFoundException e) {
            throw new BeanMissing(name);
        } catch (RuntimeMBeanException e) {
            throw new CallRefused(e.getTargetException());
        } catch (JMException e) {
            throw new IllegalStateException("cannot call " + operation + " of " + name, e);
        }
    }

    private String[] attributeNames(ObjectName name) throws JMException {
        return Arrays.stream(server.getMBeanInfo(name).getAttributes())
                .map(MBeanFeatureInfo::getName)
                .toArray(String[]::new);
    }

    private String[] signature(ObjectName name, String operation, int arguments) throws JMException {
        for (MBeanOperationInfo info : server.getMBeanInfo(name).getOperations()) {
            if (info.getName().equals(operation) && info.getSignature().length == arguments) {
                return Arrays.stream(info.getSignature())
                        .map(MBeanParameterInfo::getType)
                        .toArray(String[]::new);
            }
        }
        throw new IllegalArgumentException(
                name + " has no operation " + operation + " with " + arguments + " arguments");
    }
}
