package org.vipwarden.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.vipwarden", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RULES_NEVER_KNOW_SOCKETS_JMX_OR_JAKARTA = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(?!URL$).*|java\\.nio\\.channels\\.(.*Socket|Datagram|Select|Pipe).*")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.management..", "java.rmi..", "jakarta..", "javax.net..", "io.netty..");

    @ArchTest
    static final ArchRule DROOLS_DOES_NOT_SHOW_IN_THE_CONTRACTS = noClasses()
            .that()
            .resideInAnyPackage("..rules.fact..", "..rules.verdict..", "..rules.policy..", "..rules.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..", "org.mvel..");

    @ArchTest
    static final ArchRule FACTS_AND_VERDICTS_KNOW_NOTHING_OF_THE_POLICY = noClasses()
            .that()
            .resideInAnyPackage("..rules.fact..", "..rules.verdict..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..rules.policy..", "..rules.text..", "..rules.compile..", "..rules.run..");

    @ArchTest
    static final ArchRule TEXT_AND_COMPILER_NEVER_KNOW_THE_RUNNER = noClasses()
            .that()
            .resideInAnyPackage("..rules.text..", "..rules.compile..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..rules.run..");

    @ArchTest
    static final ArchRule FACTS_ARE_RECORDS_OR_ENUMS = classes()
            .that()
            .resideInAPackage("..rules.fact")
            .and()
            .areNotInterfaces()
            .should()
            .beAssignableTo(Record.class)
            .orShould()
            .beEnums();
}
