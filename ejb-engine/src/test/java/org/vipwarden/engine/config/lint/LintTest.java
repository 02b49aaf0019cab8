package org.vipwarden.engine.config.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vipwarden.engine.config.Loaded;
import org.vipwarden.engine.config.TextFiles;
import org.vipwarden.engine.config.diagnostic.DiagnosticRenderer;
import org.vipwarden.engine.config.diagnostic.Rule;
import org.vipwarden.engine.config.diagnostic.Severity;
import org.vipwarden.engine.unit.AdvertInterval;
import org.vipwarden.engine.unit.IpAddress;
import org.vipwarden.engine.unit.Priority;

/**
 * Every directory beneath {@code lint} is called after a rule: its {@code bad.conf} makes exactly the findings of {@code
 * expected.txt}, its {@code good.conf} none of that rule. To see a change as a diff, run with {@code -Dgolden.write=true}.
 */
class LintTest {
    private static final Heard NEIGHBOUR = new Heard(
            IpAddress.parse("192.0.2.3"),
            new Priority(80),
            AdvertInterval.ofSeconds(1),
            List.of(IpAddress.parse("192.0.2.10"), IpAddress.parse("192.0.2.13")));

    private static final Lint LINT = new Lint(
            new StagedMachine(),
            Map.of(
                    "VI_HEARD", new Heard.ByRouter(Optional.of(NEIGHBOUR), 0),
                    "VI_STRONGER", new Heard.ByRouter(Optional.of(NEIGHBOUR), 0),
                    "VI_DROPPED", new Heard.ByRouter(Optional.empty(), 7)));

    @TestFactory
    Stream<DynamicTest> findsWhatIsBadAndNothingElse() throws IOException, URISyntaxException {
        return cases().stream()
                .map(directory ->
                        DynamicTest.dynamicTest(directory.getFileName().toString(), () -> {
                            String code = directory.getFileName().toString();
                            String found = findings(code, directory.resolve("bad.conf"));
                            if (Boolean.getBoolean("golden.write")) {
                                Files.writeString(Path.of("src/test/resources/lint", code, "expected.txt"), found);
                            } else {
                                assertThat(found).isEqualTo(Files.readString(directory.resolve("expected.txt")));
                            }
                            assertThat(found).contains("[" + code + "]");
                            assertThat(findings(code, directory.resolve("good.conf")))
                                    .isEmpty();
                        }));
    }

    @Test
    void everyLintHasACase() throws IOException, URISyntaxException {
        List<String> names =
                cases().stream().map(d -> d.getFileName().toString()).toList();
        assertThat(Stream.of(Rule.values()).filter(Rule::isLint).map(Rule::code))
                .allMatch(names::contains);
    }

    /** As seen with keepalived 2.2.7: what it lets pass is a note and changes no exit code. */
    @Test
    void whatKeepalivedLetsPassIsANote() throws IOException, URISyntaxException {
        Set<Rule> complaints =
                EnumSet.of(Rule.INTERFACE_MISSING, Rule.SCRIPT_MISSING, Rule.SCRIPT_OPEN, Rule.QUORUM_UNREACHABLE);
        for (Path directory : cases()) {
            assertThat(load(directory.resolve("bad.conf")).diagnostics())
                    .filteredOn(d -> d.rule().isLint() && !complaints.contains(d.rule()))
                    .allMatch(d -> d.severity() == Severity.NOTE);
        }
    }

    @Test
    void aTrackedScriptThatIsNotThereOrOpenIsAComplaintAndANotifyScriptIsNot() {
        String secured = "global_defs {\n enable_script_security\n script_user root\n}\n";
        String tracked = "vrrp_script chk {\n script \"%s\"\n}\n";
        String instance =
                """
                vrrp_instance VI_1 {
                  interface eth0
                  virtual_router_id 51
                  notify "%s"
                  virtual_ipaddress {
                    192.0.2.10/24
                  }
                }
                """;
        for (String program : List.of("/nowhere", "/tmp/open.sh")) {
            assertThat(TextFiles.check(secured + tracked.formatted(program), LINT)
                            .exitCode())
                    .isEqualTo(5);
            assertThat(TextFiles.check(secured + instance.formatted(program), LINT)
                            .exitCode())
                    .isZero();
        }
    }

    @Test
    void anInterfaceThatMayComeLaterIsNoComplaint() {
        String instance =
                """
                vrrp_instance VI_1 {
                  interface eth9
                  virtual_router_id 51
                  virtual_ipaddress {
                    192.0.2.10/24
                  }
                }
                """;
        assertThat(TextFiles.check(instance, LINT).exitCode()).isEqualTo(5);
        assertThat(TextFiles.check("global_defs {\n dynamic_interfaces\n}\n" + instance, LINT)
                        .exitCode())
                .isZero();
    }

    @Test
    void ofAMachineThatNobodyKnowsNothingIsWrong() {
        String conf =
                """
                vrrp_instance VI_1 {
                  interface eth9
                  virtual_router_id 51
                  virtual_ipaddress {
                    192.0.2.10/24
                  }
                }
                """;
        assertThat(TextFiles.check(conf, new Lint(Machine.UNKNOWN)).diagnostics())
                .isEmpty();
    }

    private static String findings(String code, Path file) throws IOException {
        return DiagnosticRenderer.explain(load(file).diagnostics().stream()
                .filter(d -> d.rule().code().equals(code))
                .toList());
    }

    private static Loaded load(Path file) throws IOException {
        return TextFiles.check(Files.readString(file), LINT);
    }

    private static List<Path> cases() throws IOException, URISyntaxException {
        Path root = Path.of(LintTest.class.getResource("/lint").toURI());
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }
}
