package org.vipwarden.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vipwarden.engine.config.diagnostic.Rule;

class CheckCommandTest {
    private static final String CLEAN = "global_defs {\n    router_id lb1\n}\n";
    private static final String MISSPELT = CLEAN + "vrrp_instanc VI_1 {\n}\n";
    /** All that is wrong with it is that no weight moves priority 255, and perhaps the interface is not there yet. */
    private static final String LINTED =
            """
            global_defs {
                dynamic_interfaces
                enable_script_security
            }
            vrrp_script chk {
                script "/bin/true"
            }
            vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                priority 255
                track_script {
                    chk weight -20
                }
                virtual_ipaddress {
                    192.0.2.10/24
                }
            }
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int check(String text, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("keepalived.conf"), text);
        return execute(options, "check", file.toString());
    }

    private int execute(String[] options, String... first) {
        List<String> arguments = new ArrayList<>(List.of(first));
        arguments.addAll(List.of(options));
        return Main.all()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void aCleanFileIsAnsweredWithSilence() throws IOException {
        assertThat(check(CLEAN)).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMistakeHasItsPlaceACaretACodeAndAnAdvice() throws IOException {
        assertThat(check(MISSPELT)).isEqualTo(5);
        assertThat(out.toString().replace(directory + "/", ""))
                .isEqualTo(
                        """
                        keepalived.conf:4:1: error: Unknown keyword 'vrrp_instanc' [unknown-keyword]
                            vrrp_instanc VI_1 {
                            ^~~~~~~~~~~~
                            did you mean 'vrrp_instance'?
                        """);
    }

    @Test
    void whatKeepalivedLetsPassIsSaidAndCountsOnlyWhenAskedTo() throws IOException {
        assertThat(check(LINTED)).isZero();
        assertThat(out.toString())
                .contains("note: no weight moves priority 255: the weight -20 of 'chk' never changes anything")
                .contains("[weight-of-owner]\n        track_script {\n        ^~~~~~~~~~~~\n    Give the instance");
        assertThat(check(LINTED, "--strict")).isEqualTo(5);
    }

    @Test
    void scriptSecurityAloneHasACodeOfItsOwn() throws IOException {
        assertThat(check(LINTED.replace("    enable_script_security\n", ""))).isEqualTo(6);
        assertThat(out.toString()).contains("[script-security-off]");
    }

    @Test
    void aFileThatIsNotThereIsNoConfiguration() {
        assertThat(execute(new String[0], "check", directory.resolve("nothing").toString()))
                .isEqualTo(6);
        assertThat(out.toString()).contains("there is no such file [file]");
    }

    @Test
    void theTestOfRunSaysTheSame() throws IOException {
        int code = check(MISSPELT + LINTED);
        String file = directory.resolve("keepalived.conf").toString();
        assertThat(execute(new String[0], "run", "-t", "-f", file)).isEqualTo(code);
        assertThat(headlines(err.toString()))
                .isEqualTo(headlines(out.toString()))
                .hasSizeGreaterThan(2);
    }

    private static List<String> headlines(String text) {
        return text.lines()
                .filter(line -> line.startsWith("/"))
                .map(line -> line.replaceFirst(" \\[[a-z-]+]$", ""))
                .toList();
    }

    @Test
    void jsonHasWhatTheTextHas() throws IOException {
        assertThat(check(MISSPELT, "--format", "json")).isEqualTo(5);
        JsonObject all = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(all.get("exitCode").getAsInt()).isEqualTo(5);
        JsonObject finding = all.getAsJsonArray("findings").get(0).getAsJsonObject();
        assertThat(finding.get("code").getAsString()).isEqualTo("unknown-keyword");
        assertThat(finding.get("severity").getAsString()).isEqualTo("error");
        assertThat(finding.get("line").getAsInt()).isEqualTo(4);
        assertThat(finding.get("column").getAsInt()).isEqualTo(1);
        assertThat(finding.get("length").getAsInt()).isEqualTo(12);
        assertThat(finding.get("advice").getAsString()).contains("vrrp_instance");
    }

    @Test
    void sarifIsValidAndKnowsEveryRule() throws IOException {
        assertThat(check(MISSPELT + LINTED, "--format", "sarif")).isEqualTo(5);
        var validation = new ValidatorFactory()
                .withJsonNodeFactory(new GsonNode.Factory())
                .validate(schema(), out.toString());
        assertThat(validation.getErrors()).as("%s", validation.getErrors()).isEmpty();
        assertThat(validation.isValid()).isTrue();
        JsonObject run = JsonParser.parseString(out.toString())
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        JsonObject driver = run.getAsJsonObject("tool").getAsJsonObject("driver");
        assertThat(texts(driver.getAsJsonArray("rules"), "id")).hasSameSizeAs(Rule.values());
        assertThat(texts(run.getAsJsonArray("results"), "ruleId")).contains("unknown-keyword", "weight-of-owner");
        String place = run.getAsJsonArray("results").get(0).toString();
        assertThat(place)
                .contains("file://" + directory)
                .contains("\"startLine\":4,\"startColumn\":1,\"endColumn\":13")
                .contains("\"level\":\"error\"");
    }

    @Test
    void theSchemaWouldFindAMistake() throws IOException {
        check(MISSPELT, "--format", "sarif");
        var validation = new ValidatorFactory()
                .withJsonNodeFactory(new GsonNode.Factory())
                .validate(schema(), out.toString().replace("\"startLine\": 4", "\"startLine\": 0"));
        assertThat(validation.isValid()).isFalse();
    }

    private static List<String> texts(Iterable<JsonElement> objects, String name) {
        return StreamSupport.stream(objects.spliterator(), false)
                .map(object -> object.getAsJsonObject().get(name).getAsString())
                .toList();
    }

    /** As the library for SARIF ships it. */
    private static String schema() throws IOException {
        try (var stream = CheckCommandTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withoutANodeThereIsNothingLive() throws IOException {
        assertThat(check(
                        CLEAN,
                        "--live",
                        "--run-dir",
                        directory.resolve("no.run").toString()))
                .isEqualTo(3);
        assertThat(err.toString()).startsWith("vipwarden: no running node found");
    }

    @Test
    void aFormatThatDoesNotExistIsAUsageError() throws IOException {
        assertThat(check(CLEAN, "--format", "xml")).isEqualTo(2);
        assertThat(err.toString()).contains("text, json, sarif");
    }
}
