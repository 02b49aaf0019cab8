/**
 * What stands in a packet or in a message to the kernel: records with a static decoder under the diagram of their layout, and the
 * kernel's numbers with the header that defines them.
 *
 * <p>A decoder looks at the length first, never throws, and answers with a {@link org.vipwarden.engine.linux.wire.Decoded}. It
 * reads from a buffer's position to its limit and leaves both as they are. Never here: a system call, or a decision.
 */
package org.vipwarden.engine.linux.wire;
