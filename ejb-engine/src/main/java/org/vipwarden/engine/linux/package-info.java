/**
 * Linux, and nothing else: sockets, epoll, timers, netlink, ARP, through JNA; and the same as an in-memory kernel.
 *
 * <p>Everything the engine asks of the operating system goes through {@link org.vipwarden.engine.linux.Kernel}. The real one
 * is {@link org.vipwarden.engine.linux.LinuxKernel}; {@code wire} holds the layouts of packets and messages, {@code memory} the
 * kernel in memory. Only this package itself makes system calls. Never here: a decision.
 */
package org.vipwarden.engine.linux;
