package org.vipwarden.engine.linux;

import static org.vipwarden.engine.linux.wire.Uapi.Bpf.BPF_ABS;
import static org.vipwarden.engine.linux.wire.Uapi.Bpf.BPF_H;
import static org.vipwarden.engine.linux.wire.Uapi.Bpf.BPF_JEQ;
import static org.vipwarden.engine.linux.wire.Uapi.Bpf.BPF_JMP;
import static org.vipwarden.engine.linux.wire.Uapi.Bpf.BPF_K;
import static org.vipwarden.engine.linux.wire.Uapi.Bpf.BPF_LD;
import static org.vipwarden.engine.linux.wire.Uapi.Bpf.BPF_RET;
import static org.vipwarden.engine.linux.wire.Uapi.Bpf.BPF_W;
import static org.vipwarden.engine.linux.wire.Uapi.Rtnetlink.RTM_NEWADDR;
import static org.vipwarden.engine.linux.wire.Uapi.SocketOption.SOL_SOCKET;
import static org.vipwarden.engine.linux.wire.Uapi.SocketOption.SO_ATTACH_FILTER;

import com.sun.jna.Pointer;
import java.nio.ByteOrder;

/**
 * A socket filter that keeps the reports of this program's own installs and renewals from a netlink socket: with a thousand leases
 * they are nearly all that the kernel reports, and nobody wants to know. What others do, and what is removed, still comes.
 *
 * <p>A classic BPF program (linux/filter.h): it reads {@code nlmsg_type} and {@code nlmsg_pid} of the message (linux/netlink.h) as
 * if they were in network byte order.
 */
final class OwnChanges {
    private static final int TYPE_AT = 4;
    private static final int PORT_AT = 12;
    private static final int ALL = -1;
    private static final int NOTHING = 0;
    /** Bytes of {@code struct sock_filter}: code (2), jump when true (1), when false (1), operand (4). */
    private static final int INSTRUCTION = 8;
    /** {@code struct sock_fprog}: the number of instructions, and behind the padding a pointer to them. */
    private static final int PROGRAM_POINTER_AT = 8;

    private final Block program = new Block(6 * INSTRUCTION);
    private final Block description = new Block(PROGRAM_POINTER_AT + Long.BYTES);

    private OwnChanges(int port) {
        add(BPF_LD | BPF_H | BPF_ABS, 0, 0, TYPE_AT);
        add(BPF_JMP | BPF_JEQ | BPF_K, 0, 3, networkShort(RTM_NEWADDR));
        add(BPF_LD | BPF_W | BPF_ABS, 0, 0, PORT_AT);
        add(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, network(port));
        add(BPF_RET | BPF_K, 0, 0, NOTHING);
        add(BPF_RET | BPF_K, 0, 0, ALL);
        description.bytes.putShort(0, (short) 6);
        description.bytes.putLong(PROGRAM_POINTER_AT, Pointer.nativeValue(program.address));
    }

    private void add(int code, int whenTrue, int whenFalse, int operand) {
        program.bytes
                .putShort((short) code)
                .put((byte) whenTrue)
                .put((byte) whenFalse)
                .putInt(operand);
    }

    private static int network(int value) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(value) : value;
    }

    private static int networkShort(int value) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(value) >>> Short.SIZE : value;
    }

    /**
     * Has the socket pass over the installs and renewals that were asked for from the other socket. IPv6 addresses are still
     * reported: the kernel does not say who changed them.
     *
     * @param port of the socket that asks for them
     */
    static void passOver(Descriptor socket, int port) {
        OwnChanges filter = new OwnChanges(port);
        int size = filter.description.size();
        LibC.require(
                LibC.setsockopt(socket.number(), SOL_SOCKET, SO_ATTACH_FILTER, filter.description.address, size),
                "setsockopt (filter)");
    }
}
