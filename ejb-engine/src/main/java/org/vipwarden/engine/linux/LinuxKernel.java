package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Prctl.PR_SET_TIMERSLACK;
import static org.vipwarden.engine.linux.wire.Uapi.Sched.SCHED_FIFO;
import static org.vipwarden.engine.linux.wire.Uapi.Sched.SCHED_RESET_ON_FORK;

import org.vipwarden.engine.unit.Family;

/**
 * Linux itself, in the network namespace of the thread that makes this.
 *
 * <p>Making one needs no right; sending and changing addresses do ({@code CAP_NET_RAW}, {@code CAP_NET_ADMIN}).
 */
public final class LinuxKernel implements Kernel {
    /** Low: it goes before every ordinary thread, and after whatever else the machine runs in real time. */
    private static final int REAL_TIME_PRIORITY = 10;

    private static final int LARGEST_PACKET = 0xFFFF;
    /** More with one call save hardly more time. */
    private static final int PACKETS_AT_ONCE = 16;

    private final Waiting waiting = new Waiting();
    private final LinuxRouting routing = new LinuxRouting();
    private final LinuxSettings settings = new LinuxSettings();
    private final LinuxVirtualLinks virtualLinks = new LinuxVirtualLinks();
    private final LinuxFirewall firewall = new LinuxFirewall();
    private final Arrivals incoming = new Arrivals(PACKETS_AT_ONCE, LARGEST_PACKET);

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void watch(Source source, Runnable whenReadable) {
        waiting.add(source.descriptor(), whenReadable);
    }

    @Override
    public void forget(Source source) {
        waiting.remove(source.descriptor());
    }

    @Override
    public void await(long deadline) {
        waiting.await(deadline);
    }

    @Override
    public void wake() {
        waiting.ring();
    }

    @Override
    public Routing routing() {
        return routing;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public VirtualLinks virtualLinks() {
        return virtualLinks;
    }

    @Override
    public Firewall firewall() {
        return firewall;
    }

    @Override
    public AdvertSocket adverts(AdvertChannel channel) throws KernelRefusal {
        return channel.family() == Family.IPV4
                ? new Ipv4AdvertSocket(channel, incoming)
                : new Ipv6AdvertSocket(channel, incoming);
    }

    @Override
    public Announcer announcer(Link link) throws KernelRefusal {
        return new LinuxAnnouncer(link);
    }

    @Override
    public boolean preferCallingThread() {
        LibC.prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
        Block parameters = new Block(Integer.BYTES);
        parameters.bytes.putInt(0, REAL_TIME_PRIORITY);
        return LibC.sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, parameters.address) == 0;
    }

    /** Closes what the kernel itself holds; sockets that it has opened are their owners' to close. */
    @Override
    public void close() {
        routing.close();
        virtualLinks.close();
        firewall.close();
        waiting.close();
    }
}
