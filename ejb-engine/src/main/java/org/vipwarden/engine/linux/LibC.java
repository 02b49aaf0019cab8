package org.vipwarden.engine.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The C library's functions that the engine calls, by JNA's direct mapping. Each is as in section 2 of the manual unless said
 * otherwise; {@code size_t} is {@code long}, so a 64-bit machine is needed.
 *
 * <p>A result of -1 means that {@link #errno()} says why. JNA keeps it per thread from one call to the next.
 */
@SuppressWarnings("MemberName") // the names are the library's
final class LibC {
    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int epoll_create1(int flags);

    static native int epoll_ctl(int epoll, int operation, int descriptor, Pointer event);

    static native int epoll_wait(int epoll, Pointer events, int maxEvents, int timeoutMillis);

    static native int timerfd_create(int clock, int flags);

    static native int timerfd_settime(int descriptor, int flags, Pointer newValue, Pointer oldValue);

    static native int eventfd(int initial, int flags);

    static native int poll(Pointer descriptors, long count, int timeoutMillis);

    static native long read(int descriptor, Pointer bytes, long length);

    static native long write(int descriptor, Pointer bytes, long length);

    static native int close(int descriptor);

    static native int socket(int family, int type, int protocol);

    static native int bind(int descriptor, Pointer address, int length);

    static native int connect(int descriptor, Pointer address, int length);

    static native int getsockname(int descriptor, Pointer address, Pointer length);

    static native int setsockopt(int descriptor, int level, int option, Pointer value, int length);

    static native long send(int descriptor, Pointer bytes, long length, int flags);

    static native long sendto(
            int descriptor, Pointer bytes, long length, int flags, Pointer address, int addressLength);

    static native long recv(int descriptor, Pointer bytes, long length, int flags);

    static native long recvfrom(
            int descriptor, Pointer bytes, long length, int flags, Pointer address, Pointer addressLength);

    static native long sendmsg(int descriptor, Pointer message, int flags);

    static native int recvmmsg(int descriptor, Pointer messages, int count, int flags, Pointer timeout);

    static native int open(Pointer path, int flags);

    /** Section 3. */
    static native int mkfifo(Pointer path, int mode);

    static native int inotify_init1(int flags);

    static native int inotify_add_watch(int descriptor, Pointer path, int mask);

    static native int inotify_rm_watch(int descriptor, int watch);

    static native int sched_setscheduler(int thread, int policy, Pointer parameters);

    static native int prctl(int option, long second, long third, long fourth, long fifth);

    static native int kill(int process, int signal);

    static native int setns(int descriptor, int kind);

    static native int umask(int mask);

    /** Section 3. */
    static native String strerror(int errno);

    /** The error number of this thread's last call. */
    static int errno() {
        return Native.getLastError();
    }

    /** A result that can only be negative in a broken program, or on a broken system. */
    static int require(int result, String call) {
        if (result < 0) {
            int errno = errno();
            throw new SystemError(call, errno, strerror(errno));
        }
        return result;
    }
}
