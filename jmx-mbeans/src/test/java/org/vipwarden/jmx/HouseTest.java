package org.vipwarden.jmx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javax.management.ObjectName;

/** What each room of this module never knows. */
@AnalyzeClasses(packages = "org.vipwarden.jmx", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule managementKnowsNoHttp = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "com.sun.net.httpserver..",
                    "jakarta.ws..",
                    "jakarta.servlet..",
                    "jakarta.faces..",
                    "org.vipwarden.web..");

    @ArchTest
    static final ArchRule theInterfaceNeedsNothingButTheJdk = classes()
            .that()
            .resideInAPackage("..jmx.bean..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.vipwarden.jmx.bean..", "java..", "javax.management..");

    @ArchTest
    static final ArchRule clientAndConnectorKnowNoEngine = noClasses()
            .that()
            .resideInAnyPackage("..jmx.client..", "..jmx.connector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.vipwarden.engine..", "org.vipwarden.rules..", "..jmx.management..");

    @ArchTest
    static final ArchRule onlyTheEjbKnowsTheServer = noClasses()
            .that()
            .resideOutsideOfPackage("..jmx.ejb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule oneFactorySpellsObjectNames = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.vipwarden.jmx.bean.ObjectNames")
            .should()
            .callConstructor(ObjectName.class, String.class)
            .orShould()
            .callMethod(ObjectName.class, "getInstance", String.class);
}
