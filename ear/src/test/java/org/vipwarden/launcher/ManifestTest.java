package org.vipwarden.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    @ParameterizedTest
    @ValueSource(strings = {"Add-Opens", "Add-Exports"})
    void whatPayaraAsksOfTheJvmTheLauncherAsksToo(String attribute) throws IOException, URISyntaxException {
        var payara = Path.of(PayaraMicro.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var jar = new JarFile(payara.toFile())) {
            var wanted = jar.getManifest().getMainAttributes().getValue(attribute);
            assertThat(Files.readString(Path.of("pom.xml"))).contains("<" + attribute + ">" + wanted.strip());
        }
    }

    @Test
    void theSignalsThatJavaHasNoNameForCanBeTaken() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains(" " + NumberedSignal.PACKAGE + "</Add-Opens>");
    }
}
