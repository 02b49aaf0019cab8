package org.vipwarden.web.bean;

import javax.management.ObjectName;

/** There is no such bean: nothing of that name is configured, or the engine is not running. */
public final class BeanMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeanMissing(ObjectName name) {
        super("no bean " + name);
    }
}
