package org.vipwarden.tests.web;

import fish.payara.micro.PayaraMicro;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.vipwarden.engine.vrrp.Cause;
import org.vipwarden.engine.vrrp.Role;
import org.vipwarden.jmx.management.Management;

/**
 * The main class of the staged node's process: the real beans of a {@link StagedEngine}, and the real server with the web
 * application. Reads commands, one a line: {@code turn ROUTER ROLE CAUSE}, {@code add NAME}.
 */
public final class StagedNode {
    private StagedNode() {}

    /** Arguments: the options of Payara Micro. */
    public static void main(String[] arguments) throws Exception {
        StagedEngine engine = new StagedEngine();
        Management.start(engine);
        PayaraMicro.main(arguments);
        System.out.println("ready");
        obey(engine);
        System.exit(0);
    }

    private static void obey(StagedEngine engine) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", 4);
            if (words[0].equals("turn")) {
                engine.turn(words[1], Role.valueOf(words[2]), Cause.valueOf(words[3]), Instant.now());
            } else {
                engine.add(line.substring("add ".length()), 99, "eth0", 100, List.of(), "192.0.2.99/24 dev eth0");
                engine.turn(line.substring("add ".length()), Role.BACKUP, Cause.STARTUP, Instant.now());
            }
        }
    }
}
