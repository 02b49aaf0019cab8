package org.vipwarden.engine.kit;

import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread in a network namespace of its own, which goes when the thread and the sockets made on it are gone.
 *
 * <p>Making one {@linkplain Needs needs} root. A user namespace does not help: a process with several threads, as every JVM is,
 * cannot enter one.
 */
public final class NetworkNamespace implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x40000000; // linux/sched.h
    private static final int CAPABILITY_VERSION_3 = 0x20080522; // linux/capability.h
    private static final int PATIENCE_SECONDS = 60;
    private static final AtomicInteger INDEX = new AtomicInteger(10);
    private final ExecutorService thread;
    private int threadId;

    /** The system calls of this kit: unshare(2), gettid(2), capset(2). */
    private static final class Calls {
        static {
            Native.register(Calls.class, "c");
        }

        static native int unshare(int flags);

        static native int gettid();

        static native int capset(int[] header, int[] data);
    }

    public NetworkNamespace(String name) {
        thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "namespace " + name));
        int errno = run(() -> {
            threadId = Calls.gettid();
            return Calls.unshare(CLONE_NEWNET) == 0 ? 0 : Native.getLastError();
        });
        if (errno != 0) {
            thread.shutdown();
            throw Needs.missing("a network namespace cannot be made (errno " + errno + "): this test needs root");
        }
        ip("link set lo up");
    }

    /** Runs something inside and waits for its result. */
    public <T> T run(Callable<T> action) {
        try {
            return thread.submit(action).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes every capability from the thread, for good; other threads keep theirs. */
    public void dropCapabilities() {
        int[] thisThread = {CAPABILITY_VERSION_3, 0};
        int[] none = new int[6];
        int result = run(() -> Calls.capset(thisThread, none));
        if (result != 0) {
            throw new AssertionError("capset failed");
        }
    }

    /** Runs {@code ip} inside; the words are separated by blanks. */
    public String ip(String words) {
        return run(() -> command("ip " + words));
    }

    /** Runs a program inside and gives what it prints; the words are separated by blanks. */
    public String command(String words) {
        try {
            Process process = new ProcessBuilder(words.split(" "))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(words + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lays a cable from here to the other: an interface with an address and up at either end. */
    public void connect(String here, String hereCidr, NetworkNamespace other, String there, String thereCidr) {
        String otherPath = "/proc/" + ProcessHandle.current().pid() + "/task/" + other.threadId + "/ns/net";
        // With the same number at either end, Linux takes a second to tell the carrier (net/core/link_watch.c).
        int index = INDEX.addAndGet(2);
        ip("link add " + here + " index " + index + " type veth peer name " + there + " index " + (index + 1)
                + " netns " + otherPath);
        ip("addr add " + hereCidr + " dev " + here);
        other.ip("addr add " + thereCidr + " dev " + there);
        ip("link set " + here + " up");
        other.ip("link set " + there + " up");
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
