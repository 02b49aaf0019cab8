package org.vipwarden.engine.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Memory that a system call reads or writes, seen from both sides; made once and used again. */
final class Block {
    /** In the machine's byte order. */
    final ByteBuffer bytes;

    /** Of the first byte; valid as long as this block lives. */
    final Pointer address;

    Block(int size) {
        bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        address = Native.getDirectBufferPointer(bytes);
    }

    /** A text as C has it: in UTF-8, with a NUL at its end. */
    static Block ofText(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        Block block = new Block(letters.length + 1);
        block.bytes.put(letters);
        return block;
    }

    int size() {
        return bytes.capacity();
    }

    /** Makes the first bytes what is read next. */
    ByteBuffer first(int length) {
        return bytes.clear().limit(length);
    }
}
