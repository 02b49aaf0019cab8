/**
 * The management interface: MXBeans, the data they speak in, and their names. Clients need nothing else.
 *
 * <p>The data are interfaces of getters. The MXBean rules turn such a type into composite data, and back into a proxy at the
 * client, on every JDK; records can do that only since JDK 21. A list becomes an array in the open type. Times come as ISO 8601
 * text and as milliseconds since 1970.
 *
 * <p>Never here: an implementation, the engine's types, a connector.
 */
package org.vipwarden.jmx.bean;
