/**
 * The process: its command line, its pid file, its signals, its log, and the order in which the parts start and stop. The engine
 * starts first and directly; the application server follows in the same JVM.
 *
 * <p>Never here: what a node decides or sends.
 */
package org.vipwarden.launcher;
