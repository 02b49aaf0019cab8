package org.vipwarden.jmx.connector;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import org.vipwarden.jmx.bean.ObjectNames;

/**
 * What a remote client may do with an MBean server: everything with our beans, read those of the JVM, and nothing else. Other
 * beans do not exist for it. What is not named here is refused.
 */
final class Permissions implements InvocationHandler {
    private static final Set<String> READING = Set.of(
            "getAttribute",
            "getAttributes",
            "getMBeanInfo",
            "getObjectInstance",
            "isInstanceOf",
            "isRegistered",
            "getClassLoaderFor",
            "addNotificationListener",
            "removeNotificationListener");
    private static final Set<String> CHANGING = Set.of("invoke", "setAttribute", "setAttributes");
    private static final Set<String> ABOUT_ALL = Set.of(
            "getDefaultDomain", "getDomains", "getMBeanCount", "queryNames", "queryMBeans", "getClassLoaderRepository");

    private final MBeanServer server;

    private Permissions(MBeanServer server) {
        this.server = server;
    }

    /** The server, as a remote client may see it. */
    static MBeanServer over(MBeanServer server) {
        return (MBeanServer) Proxy.newProxyInstance(
                Permissions.class.getClassLoader(), new Class<?>[] {MBeanServer.class}, new Permissions(server));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        require(method.getName(), arguments);
        try {
            return onlyVisible(method.getName(), method.invoke(server, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void require(String operation, Object[] arguments) {
        boolean permitted = ABOUT_ALL.contains(operation)
                || READING.contains(operation) && visible((ObjectName) arguments[0]) && !forwards(operation, arguments)
                || CHANGING.contains(operation) && ours((ObjectName) arguments[0]);
        if (!permitted) {
            throw new SecurityException(operation + " is not permitted"
                    + (arguments == null || arguments.length == 0 ? "" : " on " + arguments[0]));
        }
    }

    /** A listener that is itself a bean would let a client call any bean. */
    private static boolean forwards(String operation, Object[] arguments) {
        return operation.endsWith("NotificationListener") && arguments[1] instanceof ObjectName;
    }

    private static Object onlyVisible(String operation, Object answer) {
        return switch (operation) {
            case "getDomains" ->
                Arrays.stream((String[]) answer).filter(Permissions::visible).toArray(String[]::new);
            case "queryNames", "queryMBeans" ->
                ((Collection<?>) answer)
                        .stream().filter(Permissions::visibleResult).collect(Collectors.toSet());
            default -> answer;
        };
    }

    private static boolean visibleResult(Object result) {
        return visible(result instanceof ObjectInstance instance ? instance.getObjectName() : (ObjectName) result);
    }

    private static boolean visible(ObjectName name) {
        return name != null && visible(name.getDomain());
    }

    /** The delegate tells of beans that come and go: consoles and the connector itself listen to it. */
    private static boolean visible(String domain) {
        return domain.equals(ObjectNames.DOMAIN)
                || domain.equals("java.lang")
                || domain.equals(MBeanServerDelegate.DELEGATE_NAME.getDomain());
    }

    private static boolean ours(ObjectName name) {
        return name != null && name.getDomain().equals(ObjectNames.DOMAIN);
    }
}
