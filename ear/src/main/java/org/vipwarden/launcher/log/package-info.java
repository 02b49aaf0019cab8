/**
 * Where the log goes: console, file, syslog, the journal of systemd.
 *
 * <p>Never here: what is logged, and anything that makes the thread wait that logs.
 */
package org.vipwarden.launcher.log;
