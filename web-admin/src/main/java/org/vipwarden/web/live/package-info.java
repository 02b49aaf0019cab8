/**
 * What happens on the node, sent to every open page as server-sent events. One thread reads the beans and writes to nobody: it
 * puts into the queue of each page, and the container takes out what the page's connection can carry.
 *
 * <p>Never here: anything that waits for a page.
 */
package org.vipwarden.web.live;
