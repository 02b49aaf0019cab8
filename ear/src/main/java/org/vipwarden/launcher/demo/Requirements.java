package org.vipwarden.launcher.demo;

import java.io.IOException;
import java.util.List;
import org.vipwarden.launcher.lab.Lab;
import org.vipwarden.launcher.lab.LabFailure;

/** What the demo needs of the system beside a JDK: {@code ip}, which a minimal Debian leaves out. */
final class Requirements {
    private static final String INSTALL = "apt-get -qq install -y --no-install-recommends iproute2";

    private Requirements() {}

    /**
     * Installs what is missing, as root on Debian.
     *
     * @throws LabFailure when it is missing and stays so; the message says what to install
     */
    static void meet(Screen screen) {
        if (Lab.find("ip").isPresent()) {
            return;
        }
        if (!Lab.isRoot() || Lab.find("apt-get").isEmpty()) {
            throw new LabFailure("the program 'ip' is missing; on Debian: apt-get install iproute2");
        }
        screen.say("Installing iproute2: it makes the network of the demo.");
        if (!succeeds(INSTALL) && !(succeeds("apt-get -qq update") && succeeds(INSTALL))) {
            throw new LabFailure("iproute2 cannot be installed: try apt-get install iproute2");
        }
    }

    private static boolean succeeds(String command) {
        try {
            return new ProcessBuilder(List.of(command.split(" ")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
