/**
 * The small programs that run inside the lab's namespaces, each in a process of its own.
 *
 * <p>They use nothing but the JDK, so that they start at once. They speak lines on their standard output.
 */
package org.vipwarden.launcher.lab.inside;
