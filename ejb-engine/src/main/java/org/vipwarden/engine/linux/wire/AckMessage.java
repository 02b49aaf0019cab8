package org.vipwarden.engine.linux.wire;

import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSGERR_ATTR_MSG;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLMSG_ERROR;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_ACK_TLVS;
import static org.vipwarden.engine.linux.wire.Uapi.Netlink.NLM_F_CAPPED;

import java.nio.ByteBuffer;
import java.util.List;
import org.vipwarden.engine.linux.wire.Decoded.Flaw;

/**
 * The kernel's answer to a request (linux/netlink.h, {@code struct nlmsgerr}).
 *
 * <pre>
 * +---------------------------------------------------------------+
 * |  error: 0, or the errno negated                               |
 * +---------------------------------------------------------------+
 * |  the request's header (16); its payload unless NLM_F_CAPPED   |
 * +---------------------------------------------------------------+
 * |  attributes, with NLM_F_ACK_TLVS: NLMSGERR_ATTR_MSG ...       |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param errno 0 when the request was carried out
 * @param text the kernel's explanation; empty when it gives none
 */
public record AckMessage(int errno, String text) {
    private static final int FIXED = 4 + NetlinkMessage.HEADER;
    private static final Attribute<String> MESSAGE = Attribute.text(NLMSGERR_ATTR_MSG);

    /** Reads a message of type {@code NLMSG_ERROR}. */
    public static Decoded<AckMessage> decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < FIXED) {
            return Decoded.rejected(Flaw.TRUNCATED);
        }
        if (message.type() != NLMSG_ERROR) {
            return Decoded.rejected(Flaw.OTHER_KIND);
        }
        int error = payload.getInt(payload.position());
        if (error > 0 || error == Integer.MIN_VALUE) {
            return Decoded.rejected(Flaw.BAD_VALUE);
        }
        if ((message.flags() & NLM_F_ACK_TLVS) == 0) {
            return Decoded.ok(new AckMessage(-error, ""));
        }
        int attributes = FIXED;
        if ((message.flags() & NLM_F_CAPPED) == 0) {
            long request = Integer.toUnsignedLong(payload.getInt(payload.position() + 4));
            if (request < NetlinkMessage.HEADER || 4 + request > payload.remaining()) {
                return Decoded.rejected(Flaw.BAD_LENGTH);
            }
            attributes = Math.min(Attributes.aligned((int) request) + 4, payload.remaining());
        }
        return Attributes.decode(payload, attributes, List.of(MESSAGE))
                .then(found ->
                        Decoded.ok(new AckMessage(-error, found.get(MESSAGE).orElse(""))));
    }
}
