/**
 * The beans of a running node on an MBean server: each shows a part of the engine, and is kept in step with it.
 *
 * <p>Never here: a decision about a virtual router, a connector, HTTP.
 */
package org.vipwarden.jmx.management;
