/**
 * The language of {@code keepalived.conf} as keepalived itself reads it: the same files are given to its {@code -t} and to our loader.
 *
 * <p>Never here: what a running node does.
 */
package org.vipwarden.tests.language;
