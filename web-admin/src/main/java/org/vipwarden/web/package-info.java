/**
 * The web application: REST under {@code /api/v1}, one stream of server-sent events, one page.
 *
 * <p>A client of the MXBeans like any other: it knows {@code org.vipwarden.jmx.bean} and never the engine, the rules, or an
 * implementation of a bean. What can be done here can be done through JMX.
 */
package org.vipwarden.web;
