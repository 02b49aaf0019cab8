package org.vipwarden.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The rooms of the engine, from the ground up: a room knows only rooms below it, and the engine knows neither JMX nor HTTP. */
@AnalyzeClasses(packages = "org.vipwarden.engine", importOptions = DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule ENGINE_KNOWS_NO_JMX_AND_SERVES_NO_HTTP = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.management..", "jakarta.ws..", "jakarta.servlet..", "org.vipwarden.jmx..");

    @ArchTest
    static final ArchRule ONLY_ALERTS_GO_BY_HTTP_AND_MAIL = noClasses()
            .that()
            .resideOutsideOfPackage("..alert..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "jakarta.mail..");

    @ArchTest
    static final ArchRule DROOLS_STAYS_IN_THE_RULES =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.drools..", "org.kie..");

    @ArchTest
    static final ArchRule THE_CORE_TOUCHES_NOTHING = noClasses()
            .that()
            .resideInAPackage("..vrrp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "com.sun..",
                    "java.net..",
                    "java.io..",
                    "java.nio.file..",
                    "java.util.concurrent..",
                    "java.time.temporal..")
            .orShould()
            // A keyed hash is a function of bytes, and touches nothing.
            .dependOnClassesThat(resideInAPackage("javax..").and(resideOutsideOfPackage("javax.crypto..")))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.System$Logger")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ONLY_LINUX_SPEAKS_NATIVE = noClasses()
            .that()
            .resideOutsideOfPackage("..linux..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule ROOMS_KNOW_ONLY_ROOMS_BELOW = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("unit")
            .definedBy("..engine.unit..")
            .layer("config")
            .definedBy("..engine.config..")
            .layer("vrrp")
            .definedBy("..engine.vrrp..")
            .layer("linux")
            .definedBy("..engine.linux..")
            .layer("track")
            .definedBy("..engine.track..")
            .layer("notify")
            .definedBy("..engine.notify..")
            .layer("journal")
            .definedBy("..engine.journal..")
            .layer("alert")
            .definedBy("..engine.alert..")
            .layer("node")
            .definedBy("..engine.node..")
            .layer("dump")
            .definedBy("..engine.dump..")
            .optionalLayer("ejb")
            .definedBy("..engine.ejb..")
            .whereLayer("ejb")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("dump")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("node")
            .mayOnlyBeAccessedByLayers("dump", "ejb")
            .whereLayer("alert")
            .mayOnlyBeAccessedByLayers("node")
            .whereLayer("journal")
            .mayOnlyBeAccessedByLayers("alert", "node", "ejb")
            .whereLayer("notify")
            .mayOnlyBeAccessedByLayers("journal", "alert", "node")
            .whereLayer("track")
            .mayOnlyBeAccessedByLayers("notify", "journal", "alert", "node", "dump")
            .whereLayer("linux")
            .mayOnlyBeAccessedByLayers("track", "notify", "journal", "alert", "node")
            .whereLayer("vrrp")
            .mayOnlyBeAccessedByLayers("linux", "track", "notify", "journal", "alert", "node", "dump")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("vrrp", "linux", "track", "notify", "journal", "alert", "node", "dump", "ejb");
}
