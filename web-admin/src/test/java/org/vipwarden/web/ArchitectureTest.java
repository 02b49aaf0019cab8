package org.vipwarden.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = Problem.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule OF_THIS_SYSTEM_IT_KNOWS_THE_BEANS_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.management..", "jakarta..", "org.vipwarden.web..", "org.vipwarden.jmx.bean");

    @ArchTest
    static final ArchRule THE_BEANS_ARE_READ_WITHOUT_HTTP = noClasses()
            .that()
            .resideInAPackage("org.vipwarden.web.bean")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule ONLY_ONE_ROOM_SPEAKS_TO_THE_BEANS = noClasses()
            .that()
            .resideInAnyPackage("org.vipwarden.web.api", "org.vipwarden.web.access")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.management..", "org.vipwarden.jmx..");
}
