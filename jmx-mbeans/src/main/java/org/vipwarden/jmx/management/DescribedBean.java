package org.vipwarden.jmx.management;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.StandardEmitterMBean;
import org.vipwarden.jmx.bean.Changes;
import org.vipwarden.jmx.bean.Described;
import org.vipwarden.jmx.bean.NotificationTypes;

/** An MXBean whose descriptions, parameter names and impacts are those that its interface declares, and that emits notifications. */
final class DescribedBean extends StandardEmitterMBean {
    private final Class<?> contract;

    /** @param contract the MXBean interface that {@code bean} shows itself through */
    <T> DescribedBean(T bean, Class<T> contract) {
        super(bean, contract, true, new NotificationBroadcasterSupport(emitted()));
        this.contract = contract;
    }

    private static MBeanNotificationInfo emitted() {
        return new MBeanNotificationInfo(
                NotificationTypes.ALL.toArray(String[]::new),
                Notification.class.getName(),
                "what happened; the user data are an entry of the journal");
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return described(contract).orElse(info.getDescription());
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        String getter = (info.isIs() ? "is" : "get") + info.getName();
        return described(method(getter, 0)).orElse(info.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return described(method(info)).orElse(info.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo info, int position) {
        return described(parameter(operation, position)).orElse(info.getDescription());
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo info, int position) {
        return parameter(operation, position).getName();
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return method(info).isAnnotationPresent(Changes.class) ? MBeanOperationInfo.ACTION : MBeanOperationInfo.INFO;
    }

    private static Optional<String> described(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Described.class)).map(Described::value);
    }

    private Parameter parameter(MBeanOperationInfo operation, int position) {
        return method(operation).getParameters()[position];
    }

    private Method method(MBeanOperationInfo operation) {
        return method(operation.getName(), operation.getSignature().length);
    }

    private Method method(String name, int parameters) {
        return Arrays.stream(contract.getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(contract.getName() + " has no " + name));
    }
}
