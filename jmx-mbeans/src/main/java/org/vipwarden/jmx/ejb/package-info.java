/**
 * Management inside an application server: one thin EJB.
 *
 * <p>Never here: anything that would also be needed without the server.
 */
package org.vipwarden.jmx.ejb;
