package org.vipwarden.engine.track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * {@code enable_script_security}: whether somebody else may decide what a script is that runs with our rights.
 *
 * <p>Every directory on the way, every symbolic link and the file itself must belong to root and must not be writable by
 * another. A sticky directory (such as {@code /tmp}) may be: only the owner of what lies in it can change it, and that owner is
 * checked. Access control lists are not looked at; the group bits, which limit them, are.
 */
public final class ScriptSecurity {
    private static final int GROUP_WRITE = 0020;
    private static final int OTHER_WRITE = 0002;
    private static final int STICKY = 01000;
    private static final int SET_USER = 04000;
    private static final int SET_GROUP = 02000;

    /** MAXSYMLINKS of linux/namei.h: the kernel follows no more. */
    private static final int MOST_LINKS = 40;

    private final int trusted;

    /** @param trusted the user number whose files are as good as root's */
    ScriptSecurity(int trusted) {
        this.trusted = trusted;
    }

    /**
     * Trusts root, and whoever owns {@code /} and so can change everything. The two differ in a user namespace that maps one user
     * only: there, all others have one number, and the check cannot tell them from root.
     */
    public static ScriptSecurity ofThisSystem() {
        try {
            return new ScriptSecurity((Integer) Files.getAttribute(Path.of("/"), "unix:uid"));
        } catch (IOException e) {
            return new ScriptSecurity(0);
        }
    }

    /** Whether the program gets root's rights whoever runs it. */
    static boolean lendsPower(Path program) throws IOException {
        Map<String, Object> facts = Files.readAttributes(program, "unix:uid,gid,mode");
        int mode = (Integer) facts.get("mode");
        boolean user = (mode & SET_USER) != 0 && (Integer) facts.get("uid") == 0;
        return user || (mode & SET_GROUP) != 0 && (Integer) facts.get("gid") == 0;
    }

    /**
     * Walks the path as the kernel would.
     *
     * @return what is wrong with it; empty when nothing is
     * @throws IOException when a part of it cannot be read, for example because it does not exist
     */
    public Optional<String> fault(Path script) throws IOException {
        Deque<Path> ahead = new ArrayDeque<>();
        push(ahead, script.toAbsolutePath());
        Path at = script.getFileSystem().getPath("/");
        Optional<String> fault = faultOf(at);
        int links = 0;
        while (fault.isEmpty() && !ahead.isEmpty()) {
            Path next = step(at, ahead.pop());
            fault = faultOf(next);
            if (!Files.isSymbolicLink(next)) {
                at = next;
            } else if (++links > MOST_LINKS) {
                return Optional.of(script + " has too many symbolic links");
            } else {
                Path target = Files.readSymbolicLink(next);
                push(ahead, target);
                at = target.isAbsolute() ? target.getRoot() : at;
            }
        }
        return fault;
    }

    private static void push(Deque<Path> ahead, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            ahead.push(path.getName(i));
        }
    }

    /** {@code ..} is taken after links are followed, so that it never skips a directory that was not checked. */
    private static Path step(Path at, Path name) {
        return switch (name.toString()) {
            case ".", "" -> at;
            case ".." -> at.getParent() == null ? at : at.getParent();
            default -> at.resolve(name);
        };
    }

    private Optional<String> faultOf(Path part) throws IOException {
        Map<String, Object> facts = Files.readAttributes(part, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        int owner = (Integer) facts.get("uid");
        int mode = (Integer) facts.get("mode");
        if (owner != 0 && owner != trusted) {
            return Optional.of(part + " does not belong to root");
        }
        if (Files.isSymbolicLink(part) || (mode & STICKY) != 0 && Files.isDirectory(part)) {
            return Optional.empty();
        }
        if ((mode & OTHER_WRITE) != 0) {
            return Optional.of(part + " may be changed by everybody");
        }
        if ((mode & GROUP_WRITE) != 0 && (Integer) facts.get("gid") != 0) {
            return Optional.of(part + " may be changed by its group");
        }
        return Optional.empty();
    }
}
