package org.vipwarden.engine.linux;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the room of Linux keeps to itself, and what it never knows. */
@AnalyzeClasses(packages = "org.vipwarden.engine", importOptions = DoNotIncludeTests.class)
class LinuxRoomTest {
    private static final String ROOM = "org.vipwarden.engine.linux";

    @ArchTest
    static final ArchRule ONLY_THIS_PACKAGE_MAKES_SYSTEM_CALLS = noClasses()
            .that()
            .resideOutsideOfPackage(ROOM)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule THE_ROOM_KNOWS_VALUES_AND_ITSELF = classes()
            .that()
            .resideInAPackage(ROOM + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOM + "..", "org.vipwarden.engine.unit", "com.sun.jna", "java..");

    @ArchTest
    static final ArchRule LAYOUTS_KNOW_ONLY_VALUES = classes()
            .that()
            .resideInAPackage(ROOM + ".wire")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOM + ".wire", "org.vipwarden.engine.unit", "java..");
}
