/**
 * {@code vipwarden demo}: the main job told as a story, on a network of our own, with every claim measured.
 *
 * <p>Never here: anything that a node needs to do its work. The demo is a spectator with a pair of pliers.
 */
package org.vipwarden.launcher.demo;
