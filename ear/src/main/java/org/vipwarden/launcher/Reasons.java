package org.vipwarden.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why the file system refused. */
final class Reasons {
    private Reasons() {}

    static String of(IOException refusal) {
        if (refusal instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (refusal instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (refusal instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (refusal instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return refusal.getMessage();
    }
}
