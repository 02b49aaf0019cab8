package org.vipwarden.jmx.bean;

/** A value that changes in a reload. */
public interface ChangeData {

    /** keepalived's word for it: {@code priority}. */
    String getField();

    /** Empty when there was none. */
    String getBefore();

    /** Empty when there is none any more. */
    String getAfter();

    /** Where the new value stands, {@code file:line:column}; empty when it stands nowhere. */
    String getPlace();
}
