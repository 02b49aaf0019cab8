package org.vipwarden.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.model.Command;
import org.vipwarden.engine.config.model.ScriptUser;
import org.vipwarden.engine.kit.Needs;

/** On a real file system; the user who runs the tests is trusted like root, so that it need not be root. */
class ScriptSecurityTest {
    @TempDir
    private Path directory;

    private Path script;
    private ScriptSecurity security;

    @BeforeEach
    void makeAScript() throws IOException {
        security = new ScriptSecurity((Integer) Files.getAttribute(directory, "unix:uid"));
        Files.createDirectory(directory.resolve("bin"));
        script = Files.writeString(directory.resolve("bin/check"), "#!/bin/sh\n");
        mode("bin", "rwxr-xr-x");
        mode("bin/check", "rwxr-xr-x");
    }

    @Test
    void whatNobodyElseCanChangeIsRun() throws IOException {
        assertThat(security.fault(script)).isEmpty();
        assertThat(security.fault(Path.of("/bin/sh"))).isEmpty();
    }

    @Test
    void aScriptThatEverybodyMayChangeIsRefused() throws IOException {
        mode("bin/check", "rwxr-xrwx");
        assertThat(security.fault(script)).contains(script + " may be changed by everybody");
    }

    @Test
    void aScriptThatAGroupMayChangeIsRefused() throws IOException {
        giveToAGroupOtherThanRoots(script);
        mode("bin/check", "rwxrwxr-x");
        assertThat(security.fault(script)).contains(script + " may be changed by its group");
    }

    @Test
    void aDirectoryOnTheWayCountsAsMuchAsTheScript() throws IOException {
        mode("bin", "rwxrwxrwx");
        assertThat(security.fault(script)).contains(directory.resolve("bin") + " may be changed by everybody");
    }

    @Test
    void aStickyDirectoryIsNoFault() throws IOException {
        Files.setAttribute(directory.resolve("bin"), "unix:mode", 01777);
        assertThat(security.fault(script)).isEmpty();
    }

    @Test
    void aProgramThatIsRootWhoeverRunsItIsCheckedWhoeverRunsIt() throws IOException {
        Needs.root();
        assertThat(ScriptSecurity.lendsPower(script)).isFalse();
        Files.setAttribute(script, "unix:mode", 04755);
        assertThat(ScriptSecurity.lendsPower(script)).isTrue();
        Files.setAttribute(script, "unix:mode", 02755);
        assertThat(ScriptSecurity.lendsPower(script)).isTrue();
        giveToAGroupOtherThanRoots(script);
        Files.setAttribute(script, "unix:mode", 02755);
        assertThat(ScriptSecurity.lendsPower(script)).isFalse();
    }

    @Test
    void aScriptThatRunsInRootsGroupIsCheckedToo() throws IOException {
        Needs.root();
        ScriptLauncher launcher = new ScriptLauncher(new KillCall(), Optional.of(security));
        mode("bin/check", "rwxr-xrwx");
        Command inRootsGroup = command(new ScriptUser("nobody", Optional.of("root")));
        assertThatThrownBy(() -> launcher.start(inRootsGroup, List.of(), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("refused by enable_script_security");
        launcher.secure(Optional.empty());
        assertThat(launcher.start(inRootsGroup, List.of(), Optional.empty()).pid())
                .isPositive();
    }

    @Test
    void aLinkIsFollowedToWhatIsRun() throws IOException {
        Path target = Files.writeString(directory.resolve("open"), "#!/bin/sh\n");
        mode("open", "rwxrwxrwx");
        Path relative = Files.createSymbolicLink(directory.resolve("bin/relative"), Path.of("../open"));
        Path absolute = Files.createSymbolicLink(directory.resolve("bin/absolute"), target);
        assertThat(security.fault(relative)).contains(target + " may be changed by everybody");
        assertThat(security.fault(absolute)).contains(target + " may be changed by everybody");
    }

    @Test
    void aDirectoryThatALinkPassesThroughIsCheckedToo() throws IOException {
        Files.createDirectory(directory.resolve("open"));
        Files.createSymbolicLink(directory.resolve("open/real"), directory.resolve("bin"));
        mode("open", "rwxrwxrwx");
        Path way = directory.resolve("open/real/check");
        assertThat(security.fault(way)).contains(directory.resolve("open") + " may be changed by everybody");
    }

    @Test
    void aCircleOfLinksIsRefused() throws IOException {
        Path one = Files.createSymbolicLink(directory.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(directory.resolve("two"), Path.of("one"));
        assertThat(security.fault(one)).contains(one + " has too many symbolic links");
    }

    @Test
    void aMissingScriptIsReportedAsSuch() {
        assertThatThrownBy(() -> security.fault(directory.resolve("bin/none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aScriptOfSomebodyElseIsRefused() throws IOException {
        Needs.root();
        Files.setAttribute(script, "unix:uid", 65534);
        assertThat(security.fault(script)).contains(script + " does not belong to root");
    }

    @Test
    void onlyWhatRunsAsRootIsLookedAt() throws Exception {
        Needs.root();
        mode("bin/check", "rwxrwxrwx");
        ScriptLauncher launcher = new ScriptLauncher(new KillCall(), Optional.of(ScriptSecurity.ofThisSystem()));
        List<String> words = List.of(script.toString());

        assertThatThrownBy(() -> launcher.start(new Command(words, ScriptUser.ROOT), List.of(), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage("refused by enable_script_security: " + script + " may be changed by everybody");

        ScriptUser nobody = new ScriptUser("nobody", Optional.empty());
        ScriptProcess process = launcher.start(new Command(words, nobody), List.of(), Optional.empty());
        assertThat(process.pid()).isPositive();
    }

    private Command command(ScriptUser user) {
        return new Command(List.of(script.toString()), user);
    }

    private void mode(String name, String permissions) throws IOException {
        Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString(permissions));
    }

    private static void giveToAGroupOtherThanRoots(Path file) throws IOException {
        if (Files.getAttribute(file, "unix:gid").equals(0)) {
            Files.setAttribute(file, "unix:gid", 1);
        }
    }
}
