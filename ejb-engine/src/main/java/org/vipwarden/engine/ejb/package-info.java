/**
 * The engine as a container sees it. Left out of the jar that a plain JVM runs: there, no container is in sight.
 *
 * <p>Never here: anything that decides.
 */
package org.vipwarden.engine.ejb;
