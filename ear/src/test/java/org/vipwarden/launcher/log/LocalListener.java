package org.vipwarden.launcher.log;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that takes datagrams on a local socket, as a syslog daemon does. Java has none of them. */
final class LocalListener implements AutoCloseable {
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int ADDRESS = 110;
    private static final int LARGEST = 256 * 1024;

    static {
        Native.register(LocalListener.class, "c");
    }

    private final int descriptor;

    LocalListener(Path path) {
        descriptor = socket(AF_UNIX, SOCK_DGRAM, 0);
        Memory address = new Memory(ADDRESS);
        address.clear();
        address.setShort(0, AF_UNIX);
        address.setString(2, path.toString());
        if (descriptor < 0 || bind(descriptor, address, ADDRESS) != 0) {
            throw new IllegalStateException("no socket at " + path + ": errno " + Native.getLastError());
        }
    }

    private static native int socket(int family, int type, int protocol);

    private static native int bind(int descriptor, Memory address, int length);

    private static native long recv(int descriptor, Memory bytes, long length, int flags);

    private static native int close(int descriptor);

    /** Waits for the next datagram. */
    byte[] receive() {
        Memory bytes = new Memory(LARGEST);
        long length = recv(descriptor, bytes, LARGEST, 0);
        if (length < 0) {
            throw new IllegalStateException("errno " + Native.getLastError());
        }
        return Arrays.copyOf(bytes.getByteArray(0, (int) length), (int) length);
    }

    String receiveText() {
        return new String(receive(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        close(descriptor);
    }
}
