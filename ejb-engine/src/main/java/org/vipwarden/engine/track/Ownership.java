package org.vipwarden.engine.track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import org.vipwarden.engine.config.model.ScriptUser;

/** Gives files away. */
final class Ownership {
    private Ownership() {}

    /**
     * Gives a file to a user, and to its login group unless another is named.
     *
     * @throws IOException when there is no such user or group, or this process may not
     */
    static void give(Path file, ScriptUser user, Accounts accounts) throws IOException {
        if (user.group().isPresent()) {
            GroupPrincipal group = file.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(user.group().get());
            Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setGroup(group);
        }
        Accounts.Account account = accounts.named(user.user());
        if (user.group().isEmpty()) {
            Files.setAttribute(file, "unix:gid", (int) account.gid(), LinkOption.NOFOLLOW_LINKS);
        }
        Files.setAttribute(file, "unix:uid", (int) account.uid(), LinkOption.NOFOLLOW_LINKS);
    }
}
