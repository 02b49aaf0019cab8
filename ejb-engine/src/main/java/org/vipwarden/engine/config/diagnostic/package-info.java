/**
 * What there is to say about a configuration: one record for each finding, a collector, and the form in which people see it.
 *
 * <p>Never here: the checks themselves.
 */
package org.vipwarden.engine.config.diagnostic;
