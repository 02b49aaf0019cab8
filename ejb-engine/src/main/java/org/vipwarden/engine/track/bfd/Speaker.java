package org.vipwarden.engine.track.bfd;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.vipwarden.engine.config.model.BfdDefinition;
import org.vipwarden.engine.linux.KernelRefusal;
import org.vipwarden.engine.linux.UdpSocket;
import org.vipwarden.engine.linux.Waiting;
import org.vipwarden.engine.linux.wire.Decoded;
import org.vipwarden.engine.track.Observation;
import org.vipwarden.engine.track.Observation.Kind;
import org.vipwarden.engine.track.Subscription;
import org.vipwarden.engine.unit.Family;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.rules.fact.Health;

/**
 * Speaks all BFD sessions of this node, on one thread of its own that waits for packets and for the next timer. A session counts as
 * silent only after everything that has arrived was read: a pause of this node is not its neighbour's fault.
 *
 * <p>May be used from any thread. What cannot be spoken (a port that another program has, an address that is not there yet) is told
 * as down, and tried again every second.
 */
public final class Speaker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Speaker.class.getName());

    /** RFC 5881 section 4. */
    private static final int SINGLE_HOP = 3784;
    /** RFC 5883 section 5. */
    private static final int MULTIHOP = 4784;

    private static final long RETRY_NANOS = 1_000_000_000L;

    private final RandomGenerator random;
    private final Waiting waiting = new Waiting();
    private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final Map<BfdDefinition, Talk> talks = new LinkedHashMap<>();
    private final Map<BfdDefinition, Refused> refused = new LinkedHashMap<>();
    private final Map<Door, UdpSocket> doors = new HashMap<>();
    private final Thread thread;
    private boolean closed;

    /** Where packets come in. */
    private record Door(Family family, int port) {}

    /** What could not be spoken, and when to try again. */
    private record Refused(Consumer<Observation> listener, String why, long again) {}

    /** Starts the thread, in the network namespace of the calling one. */
    public Speaker(RandomGenerator random) {
        this.random = random;
        this.thread = new Thread(this::run, "vipwarden-bfd");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins a session: it is down until its neighbour answers.
     *
     * @param listener called on this speaker's thread; must not wait for anything
     * @return ends the session
     */
    public Subscription speak(BfdDefinition definition, Consumer<Observation> listener) {
        AtomicBoolean ended = new AtomicBoolean();
        Consumer<Observation> untilEnded = observation -> {
            if (!ended.get()) {
                listener.accept(observation);
            }
        };
        post(() -> {
            untilEnded.accept(new Observation(
                    Kind.BFD, definition.name(), Health.DOWN, "waits for " + definition.neighbor() + " to answer"));
            begin(definition, untilEnded, "");
        });
        return () -> {
            ended.set(true);
            post(() -> end(definition));
        };
    }

    static int port(BfdDefinition definition) {
        return definition.multihop() ? MULTIHOP : SINGLE_HOP;
    }

    private void post(Runnable action) {
        mailbox.add(action);
        waiting.ring();
    }

    private void run() {
        while (!closed) {
            waiting.await(nextDue());
            for (Runnable message = mailbox.poll(); message != null; message = mailbox.poll()) {
                message.run();
            }
            long now = System.nanoTime();
            // Read once more: what was due by then must not be judged before what has arrived by then.
            waiting.await(now);
            runDue(now);
        }
        talks.values().forEach(Talk::close);
        doors.values().forEach(UdpSocket::close);
        waiting.close();
    }

    private long nextDue() {
        long due = Session.NEVER;
        for (Talk talk : talks.values()) {
            due = Math.min(due, talk.due());
        }
        for (Refused waits : refused.values()) {
            due = Math.min(due, waits.again());
        }
        return due;
    }

    private void runDue(long now) {
        for (Talk talk : talks.values()) {
            if (talk.due() <= now) {
                talk.feed(new Event.TimerDue(), now);
            }
        }
        for (Map.Entry<BfdDefinition, Refused> entry : Map.copyOf(refused).entrySet()) {
            if (entry.getValue().again() <= now) {
                begin(
                        entry.getKey(),
                        entry.getValue().listener(),
                        entry.getValue().why());
            }
        }
    }

    private void begin(BfdDefinition definition, Consumer<Observation> listener, String toldBefore) {
        refused.remove(definition);
        try {
            openDoor(new Door(definition.neighbor().family(), port(definition)));
            talks.put(definition, new Talk(definition, newDiscriminator(), random, listener));
        } catch (KernelRefusal refusal) {
            String why = refusal.getMessage();
            if (!why.equals(toldBefore)) {
                LOG.log(Level.WARNING, "BFD_Instance({0}) cannot speak: {1}", definition.name(), why);
                listener.accept(new Observation(Kind.BFD, definition.name(), Health.DOWN, "cannot speak: " + why));
            }
            refused.put(definition, new Refused(listener, why, System.nanoTime() + RETRY_NANOS));
        }
    }

    private void openDoor(Door door) throws KernelRefusal {
        if (!doors.containsKey(door)) {
            UdpSocket socket = UdpSocket.open(Talk.anyOf(door.family()), door.port());
            doors.put(door, socket);
            waiting.watch(socket, () -> socket.receive(arrival -> hear(door, arrival)));
        }
    }

    private int newDiscriminator() {
        int number = random.nextInt();
        return number == 0 || with(number).isPresent() ? newDiscriminator() : number;
    }

    /** Gives a packet to its session: by our number in it, or by where it comes from while its sender does not know that. */
    private void hear(Door door, UdpSocket.Arrival arrival) {
        if (!(ControlPacket.decode(arrival.payload()) instanceof Decoded.Ok<ControlPacket> ok)) {
            return;
        }
        ControlPacket packet = ok.value();
        Optional<Talk> talk = packet.yours() != 0 ? with(packet.yours()) : with(arrival.source(), door.port());
        talk.filter(t -> t.definition().neighbor().equals(arrival.source()))
                .filter(t -> port(t.definition()) == door.port())
                .filter(t -> t.definition().isNearEnough(arrival.ttl()))
                .ifPresent(t -> t.feed(new Event.Heard(packet), System.nanoTime()));
    }

    private Optional<Talk> with(int discriminator) {
        return talks.values().stream()
                .filter(t -> t.discriminator() == discriminator)
                .findAny();
    }

    private Optional<Talk> with(IpAddress neighbor, int port) {
        return talks.values().stream()
                .filter(t -> t.definition().neighbor().equals(neighbor) && port(t.definition()) == port)
                .findAny();
    }

    private void end(BfdDefinition definition) {
        refused.remove(definition);
        Optional.ofNullable(talks.remove(definition)).ifPresent(Talk::close);
        doors.entrySet().removeIf(entry -> {
            boolean idle = talks.keySet().stream()
                    .noneMatch(d -> new Door(d.neighbor().family(), port(d)).equals(entry.getKey()));
            if (idle) {
                waiting.forget(entry.getValue());
                entry.getValue().close();
            }
            return idle;
        });
    }

    /** Ends all sessions; returns when the neighbours were told. */
    @Override
    public void close() {
        post(() -> closed = true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
