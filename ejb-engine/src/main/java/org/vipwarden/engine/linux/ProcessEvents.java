package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Connector.CN_IDX_PROC;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ECONNREFUSED;
import static org.vipwarden.engine.linux.wire.Uapi.Errno.ETIMEDOUT;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NETLINK_CONNECTOR;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_DONE;

import java.util.Optional;
import java.util.function.Consumer;
import org.vipwarden.engine.linux.Descriptor.Purpose;
import org.vipwarden.engine.linux.NetlinkSocket.Arrival;
import org.vipwarden.engine.linux.wire.NetlinkMessage;
import org.vipwarden.engine.linux.wire.ProcessEvent;

/**
 * The kernel's reports of processes that begin, change and end (the process connector of netlink, {@code CONFIG_PROC_EVENTS}). One
 * thread uses it.
 *
 * <p>The kernel reports to the first namespaces only: in another network namespace it refuses, in another process or user namespace
 * it does not even answer.
 */
public final class ProcessEvents implements Kernel.Source, AutoCloseable {
    private static final Purpose PURPOSE = new Purpose("being told of processes", "CAP_NET_ADMIN");
    private static final int ANSWER_MILLIS = 300;

    private final NetlinkSocket socket;

    private ProcessEvents(NetlinkSocket socket) {
        this.socket = socket;
    }

    /**
     * Asks for the reports, and waits a moment for the kernel's consent: from then on, none is missing.
     *
     * @throws KernelRefusal when there will be none; the message says why
     */
    public static ProcessEvents open() throws KernelRefusal {
        ProcessEvents events = new ProcessEvents(NetlinkSocket.open(NETLINK_CONNECTOR, CN_IDX_PROC, PURPOSE));
        try {
            events.ask();
            return events;
        } catch (KernelRefusal refusal) {
            events.close();
            throw refusal;
        }
    }

    private void ask() throws KernelRefusal {
        Block request = new Block(64);
        int start = NetlinkMessage.begin(request.bytes, NLMSG_DONE, 0, 0);
        ProcessEvent.appendListen(request.bytes);
        NetlinkMessage.end(request.bytes, start);
        int errno = socket.trySend(request);
        if (errno == ECONNREFUSED) {
            throw new KernelRefusal(
                    "being told of processes is not possible: the kernel does so in the first network namespace only",
                    errno);
        }
        if (errno == 0) {
            errno = answer();
        }
        if (errno == ETIMEDOUT) {
            throw new KernelRefusal(
                    "being told of processes is not possible: the kernel does not answer in this namespace", errno);
        }
        if (errno != 0) {
            throw PURPOSE.refusal(errno);
        }
    }

    private int answer() {
        long deadline = System.nanoTime() + ANSWER_MILLIS * 1_000_000L;
        while (System.nanoTime() < deadline) {
            if (socket.awaitDatagram(ANSWER_MILLIS) && socket.receive() == Arrival.MESSAGES) {
                Optional<Integer> errno = socket.messages().stream()
                        .flatMap(message -> ProcessEvent.decode(message.payload()).toOptional().stream())
                        .filter(ProcessEvent.Answered.class::isInstance)
                        .map(event -> ((ProcessEvent.Answered) event).errno())
                        .findFirst();
                if (errno.isPresent()) {
                    return errno.get();
                }
            }
        }
        return ETIMEDOUT;
    }

    @Override
    public int descriptor() {
        return socket.descriptor();
    }

    /**
     * Takes everything that was reported since the last call.
     *
     * @param lost called when reports were lost: the caller has to look for itself
     */
    public void receive(Consumer<ProcessEvent> sink, Runnable lost) {
        for (Arrival arrival = socket.receive(); arrival != Arrival.NOTHING; arrival = socket.receive()) {
            if (arrival == Arrival.LOST) {
                lost.run();
            } else {
                socket.messages().forEach(message -> ProcessEvent.decode(message.payload())
                        .toOptional()
                        .ifPresent(sink));
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
