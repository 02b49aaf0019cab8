package org.vipwarden.tests.lab;

import java.nio.file.Path;
import java.util.List;
import org.vipwarden.launcher.lab.Daemon;

/** Our node, started as people start it: by the script at the top of the source tree. */
public final class Ours {
    /** With the management plane. */
    public static final Daemon MANAGED = Daemon.vipwarden(List.of(
            "env",
            "VIPWARDEN_JAVA=" + System.getProperty("java.home"),
            Path.of(System.getProperty("vipwarden.source", ".."), "vipwarden")
                    .toAbsolutePath()
                    .normalize()
                    .toString()));

    /** Without it: what is measured is the engine, and eight application servers would share two cores. */
    static final Daemon VIPWARDEN = MANAGED.with("--no-management");

    private Ours() {}
}
