/**
 * What happened, once and in order: kept in memory, written to disk, read by everything that reports.
 *
 * <p>Never here: a decision, or anything that the network's thread would have to wait for.
 */
package org.vipwarden.engine.journal;
