package org.guildhall.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Who may know whom (STYLE, rules 1, 2, 5 and 8). */
class CodeRulesTest {
    private static final List<String> PORTALS = List.of("auth", "finance", "send", "referral");
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new OnlyOwn()).importJars(ShippedJars.opened());

    @Test
    void aPortalKnowsCoresContractAndLibrariesAlone() {
        for (String portal : PORTALS) {
            noClasses()
                    .that()
                    .resideInAPackage("org.guildhall." + portal + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.guildhall..")
                            .and(not(resideInAnyPackage(
                                    "org.guildhall." + portal + "..",
                                    "org.guildhall.api..",
                                    "org.guildhall.ui..",
                                    "org.guildhall.vaadin"))))
                    .check(CLASSES);
        }
    }

    @Test
    void nobodyReachesIntoAnothersInternals() {
        for (String owner : List.of("vaadin", "ui", "runtime", "api")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.guildhall." + owner + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.guildhall." + owner + "..internal..")
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideOutsideOfPackages("org.guildhall.runtime..", "org.guildhall.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.guildhall.runtime..")
                .check(CLASSES);
    }

    @Test
    void theContractKnowsNeitherVaadinNorAnyImplementation() {
        noClasses()
                .that()
                .resideInAPackage("org.guildhall.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.vaadin..",
                        "org.guildhall.runtime..",
                        "org.guildhall.ui..",
                        "org.guildhall.vaadin..",
                        "org.eclipse.persistence..",
                        "org.apache.shiro..",
                        "org.apache.commons..")
                .check(CLASSES);
    }

    @Test
    void vaadinOnOsgiKnowsNothingOfCouncils() {
        noClasses()
                .that()
                .resideInAPackage("org.guildhall.vaadin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.guildhall.api..", "org.guildhall.ui..", "org.guildhall.runtime..")
                .check(CLASSES);
    }

    @Test
    void viewsKnowNoPersistenceAndFeaturesKnowNoVaadin() {
        noClasses()
                .that()
                .resideInAPackage("org.guildhall..ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.guildhall.finance.request",
                        "org.guildhall.finance.document",
                        "org.guildhall.finance.grant",
                        "org.guildhall.finance.intake")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(CLASSES);
    }

    @Test
    void entitiesStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void timeComesFromAnInjectedClock() {
        noClasses()
                .that()
                .resideInAnyPackage("org.guildhall.api..", "org.guildhall.ui..", "org.guildhall.auth..")
                .or()
                .resideInAnyPackage("org.guildhall.finance..", "org.guildhall.send..", "org.guildhall.referral..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now", java.time.ZoneId.class)
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void implementationsAreNamedByHowTheyWork() {
        noClasses()
                .that()
                .resideInAPackage("org.guildhall..")
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        Set<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(known -> known.getName().startsWith("org.guildhall."))
                .filter(known -> !known.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Assertions.assertEquals(Set.of(), unmarked, "packages without @NullMarked in their package-info");
    }

    /** The core's Vaadin bundle holds Vaadin too, which is not ours to judge. */
    private static final class OnlyOwn implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return location.contains("/org/guildhall/");
        }
    }
}
