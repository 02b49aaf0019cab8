package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.Connector.CN_IDX_PROC;
import static org.vipwarden.engine.linux.wire.Uapi.Connector.CN_VAL_PROC;
import static org.vipwarden.engine.linux.wire.Uapi.ProcessConnector.PROC_CN_MCAST_LISTEN;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;

/**
 * What the kernel says of processes through the process connector: the payload of a netlink message (linux/connector.h {@code struct
 * cn_msg}, linux/cn_proc.h {@code struct proc_event}).
 *
 * <pre>
 *  0                   1                   2                   3
 * +---------------------------------------------------------------+
 * |  index 1 (CN_IDX_PROC)                                        |  cn_msg
 * +---------------------------------------------------------------+
 * |  value 1 (CN_VAL_PROC)                                        |
 * +---------------------------------------------------------------+
 * |  sequence                                                     |
 * +---------------------------------------------------------------+
 * |  acknowledged                                                 |
 * +-------------------------------+-------------------------------+
 * |  length of what follows       |  flags                        |
 * +-------------------------------+-------------------------------+
 * |  what: PROC_EVENT_*                                           |  proc_event
 * +---------------------------------------------------------------+
 * |  processor                                                    |
 * +---------------------------------------------------------------+
 * |  time, nanoseconds since the start                            |
 * |                                                               |
 * +---------------------------------------------------------------+
 * |  of the kind: process and thread numbers, a name          ... |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * All numbers are in the machine's byte order. What only a thread does is {@link Other}: its process goes on.
 */
public sealed interface ProcessEvent {

    /** The kernel's answer to a wish to listen; 0 when it is granted. */
    record Answered(int errno) implements ProcessEvent {}

    /** A process has made a child, which is the same program still. */
    record Forked(int parent, int child) implements ProcessEvent {}

    /** A process has become another program. */
    record Executed(int process) implements ProcessEvent {}

    /** A process has given itself another name, of at most 15 bytes. */
    record Renamed(int process, String name) implements ProcessEvent {}

    /** A process has ended. */
    record Exited(int process) implements ProcessEvent {}

    /** Something that makes no difference to which processes there are. */
    record Other() implements ProcessEvent {}

    /** Bytes of {@code cn_msg}. */
    int CONNECTOR_HEADER = 20;

    /** Bytes of {@code proc_event} before what is of the kind. */
    int EVENT_HEADER = 16;

    /** Reads the payload of a netlink message. */
    static Decoded<ProcessEvent> decode(ByteBuffer payload) {
        if (payload.remaining() < CONNECTOR_HEADER + EVENT_HEADER) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        int at = payload.position();
        if (payload.getInt(at) != CN_IDX_PROC || payload.getInt(at + 4) != CN_VAL_PROC) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        int length = Short.toUnsignedInt(payload.getShort(at + 16));
        if (length < EVENT_HEADER) {
            return Decoded.rejected(Flaw.BAD_LENGTH);
        }
        if (length > payload.remaining() - CONNECTOR_HEADER) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        ByteBuffer event = payload.slice(at + CONNECTOR_HEADER, length).order(payload.order());
        Kind kind = Kind.of(event.getInt(0));
        if (length < EVENT_HEADER + kind.size) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        return Decoded.ok(kind.read(event.slice(EVENT_HEADER, kind.size).order(payload.order())));
    }

    /** Appends the payload of a message that asks to be told of all events. */
    static void appendListen(ByteBuffer out) {
        out.putInt(CN_IDX_PROC).putInt(CN_VAL_PROC).putInt(0).putInt(0);
        out.putShort((short) Integer.BYTES).putShort((short) 0).putInt(PROC_CN_MCAST_LISTEN);
    }

    /** The kinds that matter: how many bytes belong to each, and what they say. */
    enum Kind {
        NONE(Uapi.ProcessConnector.PROC_EVENT_NONE, 4) {
            @Override
            ProcessEvent read(ByteBuffer data) {
                return new Answered(data.getInt(0));
            }
        },
        FORK(Uapi.ProcessConnector.PROC_EVENT_FORK, 16) {
            @Override
            ProcessEvent read(ByteBuffer data) {
                int child = data.getInt(12);
                return data.getInt(8) == child ? new Forked(data.getInt(4), child) : new Other();
            }
        },
        EXEC(Uapi.ProcessConnector.PROC_EVENT_EXEC, 8) {
            @Override
            ProcessEvent read(ByteBuffer data) {
                return new Executed(data.getInt(4));
            }
        },
        COMM(Uapi.ProcessConnector.PROC_EVENT_COMM, 8 + 16) {
            @Override
            ProcessEvent read(ByteBuffer data) {
                return isMain(data) ? new Renamed(data.getInt(4), newName(data)) : new Other();
            }
        },
        EXIT(Uapi.ProcessConnector.PROC_EVENT_EXIT, 8) {
            @Override
            ProcessEvent read(ByteBuffer data) {
                return isMain(data) ? new Exited(data.getInt(4)) : new Other();
            }
        },
        OTHER(-1, 0) {
            @Override
            ProcessEvent read(ByteBuffer data) {
                return new Other();
            }
        };

        private final int what;
        private final int size;

        Kind(int what, int size) {
            this.what = what;
            this.size = size;
        }

        abstract ProcessEvent read(ByteBuffer data);

        static Kind of(int what) {
            for (Kind kind : values()) {
                if (kind.what == what) {
                    return kind;
                }
            }
            return OTHER;
        }

        /** Whether the thread is the one that its process is named after. */
        private static boolean isMain(ByteBuffer data) {
            return data.getInt(0) == data.getInt(4);
        }

        private static String newName(ByteBuffer data) {
            byte[] bytes = new byte[16];
            data.get(8, bytes);
            int end = 0;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            return new String(bytes, 0, end, StandardCharsets.UTF_8);
        }
    }
}
