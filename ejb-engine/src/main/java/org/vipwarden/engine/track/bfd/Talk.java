package org.vipwarden.engine.track.bfd;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.UdpSocket;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.rules.fact.Health;

/** A session that is really spoken. For the {@link Speaker}'s thread alone. */
final class Talk {
    private static final Logger LOG = System.getLogger(Talk.class.getName());

    /** RFC 5881 section 4: the source port is one of these, the same for all packets of a session. */
    private static final int FIRST_PORT = 49_152;

    private static final int PORTS = 65_536 - FIRST_PORT;
    private static final int PORT_TRIES = 50;

    private final BfdDefinition definition;
    private final Consumer<Observation> listener;
    private final RandomGenerator random;
    private final UdpSocket socket;
    private Session session;
    private int sendErrno;

    Talk(BfdDefinition definition, int discriminator, RandomGenerator random, Consumer<Observation> listener)
            throws KernelRefusal {
        this.definition = definition;
        this.listener = listener;
        this.random = random;
        this.socket = socket(definition, random);
        this.session = Session.start(setting(definition, discriminator), System.nanoTime());
        socket.ttl(definition.ttl());
    }

    private static Setting setting(BfdDefinition definition, int discriminator) {
        return new Setting(
                discriminator,
                micros(definition.minTx()),
                micros(definition.minRx()),
                micros(definition.idleTx()),
                definition.multiplier(),
                definition.passive());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private static UdpSocket socket(BfdDefinition definition, RandomGenerator random) throws KernelRefusal {
        IpAddress local =
                definition.source().orElseGet(() -> anyOf(definition.neighbor().family()));
        int port = FIRST_PORT + random.nextInt(PORTS);
        for (int i = 1; i < PORT_TRIES; i++) {
            Optional<UdpSocket> free = UdpSocket.openIfFree(local, port);
            if (free.isPresent()) {
                return free.get();
            }
            port = FIRST_PORT + random.nextInt(PORTS);
        }
        return UdpSocket.open(local, port);
    }

    /** The address that stands for any of this host's. */
    static IpAddress anyOf(Family family) {
        return IpAddress.of(new byte[family.bytes()]);
    }

    BfdDefinition definition() {
        return definition;
    }

    int discriminator() {
        return session.setting().discriminator();
    }

    long due() {
        return session.due();
    }

    void feed(Event event, long now) {
        Step step = session.on(event, now, random.nextDouble());
        session = step.session();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Send send) {
                send(send.packet());
            } else if (effect instanceof Effect.Tell tell) {
                tell(tell);
            }
        }
    }

    private void send(ControlPacket packet) {
        int errno = socket.send(definition.neighbor(), Speaker.port(definition), packet.encode());
        if (errno != 0 && errno != sendErrno) {
            LOG.log(
                    Level.WARNING,
                    "BFD_Instance({0}) cannot send to {1}: {2}",
                    definition.name(),
                    definition.neighbor(),
                    UdpSocket.words(errno));
        }
        sendErrno = errno;
    }

    private void tell(Effect.Tell tell) {
        if (tell.to() == State.UP) {
            String both = "hears " + definition.neighbor() + ", and is heard";
            listener.accept(new Observation(Kind.BFD, definition.name(), Health.UP, both));
        } else if (tell.from() == State.UP) {
            listener.accept(new Observation(
                    Kind.BFD, definition.name(), Health.DOWN, tell.why().words()));
        }
    }

    /** Tells the neighbour that this was the end. */
    void close() {
        feed(new Event.Stopped(), System.nanoTime());
        socket.close();
    }
}
