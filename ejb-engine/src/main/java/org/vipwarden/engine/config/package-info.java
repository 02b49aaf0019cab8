/**
 * From the text of {@code keepalived.conf} and {@code vipwarden.conf} to a checked model, with every mistake named by file, line and
 * column.
 *
 * <p>The way of a configuration: {@code text} cuts it into words with a place, {@code grammar} knows the keywords and makes a tree,
 * {@code build} makes the {@code model} from the tree, {@code diagnostic} collects what is to be said on the way, and {@code print} leads
 * back from a model to a text.
 *
 * <p>Never here: anything that looks at the network or at the running state.
 */
package org.vipwarden.engine.config;
