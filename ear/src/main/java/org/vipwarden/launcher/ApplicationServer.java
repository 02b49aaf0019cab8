package org.vipwarden.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Payara Micro in this JVM, with the flat web application.
 *
 * <p>Its jars lie unpacked in the installation, behind a class loader whose parent is the launcher's: so the application sees the
 * classes, and the running engine, of this process. A root directory is used once: Payara would deploy again what it finds there.
 *
 * <p>It is never stopped: it has nothing to save, it would take seconds, and the process ends all the same.
 */
final class ApplicationServer {
    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";

    private ApplicationServer() {}

    /**
     * Boots the server and deploys the application at {@code /}. Takes seconds; leaves its class loader with the calling thread.
     *
     * @param run where its root directory and its log are made
     */
    static void boot(Installation installation, Path run, InetAddress address, int port) throws ServerFailed {
        try {
            var server = load(installation)
                    .setRootDir(Files.createDirectory(run.resolve("payara")).toFile())
                    .setLogPropertiesFile(ServerLog.configure(run).toFile())
                    .setNoHazelcast(true)
                    .setHttpPort(port)
                    .setPreBootHandler(commands -> restrain(commands, address));
            var runtime = server.bootStrap();
            var application = installation.webApplication();
            if (!runtime.deploy("vipwarden", "/", application.toFile())) {
                throw new ServerFailed("it did not deploy " + application, null);
            }
        } catch (IOException | ReflectiveOperationException | BootstrapException e) {
            throw new ServerFailed(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    private static PayaraMicroBoot load(Installation installation) throws IOException, ReflectiveOperationException {
        var loader = new ServerLoader(installation.serverJars());
        Thread.currentThread().setContextClassLoader(loader);
        // Payara's security policy names it; without it, there is no authorization service and no boot.
        System.setProperty("fish.payara.micro.UnpackDir", installation.home().toString());
        return (PayaraMicroBoot) loader.loadClass("fish.payara.micro.impl.PayaraMicroImpl")
                .getMethod("getInstance")
                .invoke(null);
    }

    private static void restrain(AdminCommandRunner commands, InetAddress address) {
        commands.run("set", LISTENER + "address=" + address.getHostAddress());
        commands.run("set", "configs.config.server-config.phone-home-runtime-configuration.enabled=false");
    }
}
