/**
 * Linux in memory: hosts on network segments, in virtual time, so that a whole engine runs in a test without root.
 *
 * <p>It refuses what Linux refuses, with the same error numbers, and reports what Linux reports. Start at {@link
 * org.vipwarden.engine.linux.memory.MemoryNetwork}.
 */
package org.vipwarden.engine.linux.memory;
