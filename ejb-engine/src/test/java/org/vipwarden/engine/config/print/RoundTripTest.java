package org.vipwarden.engine.config.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vipwarden.engine.config.CaseFiles;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.model.Configuration;

/** What is printed of a model means the same again. */
class RoundTripTest {
    private static final long SEED = 20261121;
    private static final int MODELS = 1000;

    @Test
    void everyCaseComesBack() throws IOException {
        for (CaseFiles files : CaseFiles.all()) {
            files.load().configuration().ifPresent(configuration -> comesBack(files.name(), configuration));
        }
    }

    @Test
    void generatedModelsComeBack() throws IOException {
        List<Loaded> parents = CaseFiles.all().stream().map(CaseFiles::load).toList();
        Random random = new Random(SEED);
        int instances = 0;
        int servers = 0;
        for (int i = 0; i < MODELS; i++) {
            String text = new Crossing(parents, random).text();
            Configuration configuration =
                    TextFiles.load(text, "").configuration().orElseThrow();
            comesBack("model " + i + " of\n" + text, configuration);
            instances += configuration.instances().size();
            servers += configuration.balancing().servers().size();
        }
        assertThat(instances).isGreaterThan(MODELS / 2);
        assertThat(servers).isGreaterThan(MODELS / 10);
    }

    private static void comesBack(String what, Configuration configuration) {
        String printed = ConfigurationPrinter.keepalivedConf(configuration);
        String own = ConfigurationPrinter.vipwardenConf(configuration);
        Loaded again = TextFiles.load(printed, own);
        Configuration other = again.configuration().orElseThrow();
        String explanation = "%s%n--- said: %s".formatted(what, again.diagnostics());
        // A difference of texts is easier to read than one of models.
        assertThat(ConfigurationPrinter.keepalivedConf(other)).as(explanation).isEqualTo(printed);
        assertThat(ConfigurationPrinter.vipwardenConf(other)).as(explanation).isEqualTo(own);
        assertThat(other).as(explanation).isEqualTo(configuration);
    }
}
