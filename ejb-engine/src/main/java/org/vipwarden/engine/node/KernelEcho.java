package org.vipwarden.engine.node;

import java.io.IOException;
import java.time.Duration;
import org.vipwarden.engine.linux.EchoSocket;
import org.vipwarden.engine.linux.EchoSocket.Outcome.Answered;
import org.vipwarden.engine.linux.EchoSocket.Outcome.Silent;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.track.Echo;
import org.vipwarden.engine.unit.Ipv4;

/** The trackers' echo, by the kernel's socket. */
record KernelEcho(EchoSocket socket) implements Echo {

    static KernelEcho open(Ipv4 target) throws IOException {
        try {
            return new KernelEcho(new EchoSocket(target));
        } catch (KernelRefusal refusal) {
            throw new IOException(refusal.getMessage(), refusal);
        }
    }

    @Override
    public Answer ping(Duration timeout) {
        EchoSocket.Outcome outcome = socket.ping(timeout);
        if (outcome instanceof Answered answered) {
            return new Answer(
                    true, "answered in %.1f ms".formatted(answered.roundTrip().toNanos() / 1e6));
        }
        return new Answer(false, ((Silent) outcome).reason());
    }

    @Override
    public void close() {
        socket.close();
    }
}
