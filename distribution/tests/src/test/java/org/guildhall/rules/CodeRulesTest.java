package org.guildhall.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom (STYLE, rules 1, 2, 5 and 8). Each rule is seen to fail on a class that was made to break it. */
class CodeRulesTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new OnlyOwn()).importJars(ShippedJars.opened());

    @Test
    void aPortalKnowsOfCoreWhatItExportsAndOfOtherPortalsNothing() {
        Set<String> contract = ShippedJars.exported(ShippedJars.contract());
        assertFalse(contract.contains("org.guildhall.ui.shell"), "what the shell is made of is its own affair");
        for (Path portal : ShippedJars.portals()) {
            portalRule(ShippedJars.portalPackage(portal), contract).check(CLASSES);
        }
        ArchRule finance = portalRule("org.guildhall.finance", contract);
        Planted.breaks(finance, """
                package org.guildhall.finance.request;
                class Reaching { Object of = org.guildhall.ui.shell.SessionWatch.class; }
                """);
        Planted.breaks(finance, """
                package org.guildhall.finance.request;
                class Reaching { Object of = org.guildhall.runtime.persistence.ConnectionPool.class; }
                """);
    }

    private static ArchRule portalRule(String portal, Set<String> contract) {
        return noClasses()
                .that()
                .resideInAPackage(portal + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.guildhall..")
                        .and(DescribedPredicate.not(resideInAnyPackage(portal + "..")))
                        .and(DescribedPredicate.not(resideInAnyPackage(contract.toArray(String[]::new)))));
    }

    @Test
    void nobodyKnowsOfAnotherJarWhatItDoesNotExport() {
        Set<String> exported = ShippedJars.exported(ShippedJars.own());
        for (Path jar : ShippedJars.own()) {
            Set<String> hidden = ShippedJars.own().stream()
                    .filter(other -> !other.equals(jar))
                    .flatMap(other -> ShippedJars.packages(other).stream())
                    .filter(name -> !exported.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            knowsNothingOf(ShippedJars.packages(jar), hidden).check(CLASSES);
        }
        Planted.breaks(knowsNothingOf(Set.of("org.guildhall.ui.page"), Set.of("org.guildhall.vaadin.internal")), """
                package org.guildhall.ui.page;
                class Reaching { Object of = org.guildhall.vaadin.internal.Activator.class; }
                """);
    }

    private static ArchRule knowsNothingOf(Collection<String> own, Collection<String> hidden) {
        return noClasses()
                .that()
                .resideInAnyPackage(own.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(hidden.toArray(String[]::new));
    }

    @Test
    void theContractKnowsNeitherVaadinNorAnyImplementation() {
        ArchRule rule = noClasses()
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
                        "org.apache.commons..");
        rule.check(CLASSES);
        Planted.breaks(rule, """
                package org.guildhall.api.account;
                class Shown extends com.vaadin.flow.component.html.Div {}
                """);
    }

    @Test
    void vaadinOnOsgiKnowsNothingOfCouncils() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.guildhall.vaadin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.guildhall.api..", "org.guildhall.ui..", "org.guildhall.runtime..");
        rule.check(CLASSES);
        Planted.breaks(rule, """
                package org.guildhall.vaadin;
                class Councils { Object of = org.guildhall.api.instance.Instance.class; }
                """);
    }

    @Test
    void viewsKnowNoPersistence() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.guildhall..ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..");
        rule.check(CLASSES);
        Planted.breaks(rule, """
                package org.guildhall.finance.request.ui;
                class Asking { jakarta.persistence.EntityManager entities; }
                """);
    }

    @Test
    void featuresKnowNoVaadin() {
        List<String> roots =
                ShippedJars.portals().stream().map(ShippedJars::portalPackage).toList();
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(ShippedJars.portalPackages())
                .and()
                .resideOutsideOfPackages("..ui..")
                .and(DescribedPredicate.describe(
                        "are not a portal's entry", known -> !roots.contains(known.getPackageName())))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..");
        rule.check(CLASSES);
        Planted.breaks(rule, """
                package org.guildhall.referral.triage;
                class Shown extends com.vaadin.flow.component.html.Div {}
                """);
    }

    @Test
    void entitiesStayInTheirPackage() {
        ArchRule rule = classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .bePackagePrivate();
        rule.check(CLASSES);
        Planted.breaks(rule, """
                package org.guildhall.finance.request;
                @jakarta.persistence.Entity public class OpenEntity {}
                """);
    }

    @Test
    void timeAndIdsAreInjected() {
        ArchRule clock = noClasses()
                .that()
                .resideInAnyPackage("org.guildhall.api..", "org.guildhall.ui..")
                .or()
                .resideInAnyPackage(ShippedJars.portalPackages())
                .should()
                .callMethodWhere(DescribedPredicate.describe("it asks for the time", CodeRulesTest::asksForTheTime))
                .orShould()
                .callConstructor(java.util.Date.class);
        clock.check(CLASSES);
        ArchRule sources = noClasses()
                .that()
                .resideInAnyPackage(ShippedJars.portalPackages())
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it has a clock or ids of its own", CodeRulesTest::isASourceOfItsOwn));
        sources.check(CLASSES);
        for (String call : List.of(
                "java.time.Instant.now()",
                "java.time.LocalDate.now(java.time.ZoneId.of(\"Europe/London\"))",
                "java.time.LocalDateTime.now()",
                "java.time.OffsetDateTime.now()",
                "System.currentTimeMillis()",
                "new java.util.Date()")) {
            Planted.breaks(clock, untimed(call));
        }
        for (String call : List.of("java.time.Clock.systemUTC()", "java.util.UUID.randomUUID()")) {
            Planted.breaks(sources, untimed(call));
        }
    }

    private static String untimed(String call) {
        return "package org.guildhall.finance.request;\nclass Untimed { Object made = " + call + "; }\n";
    }

    private static boolean asksForTheTime(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        boolean clockGiven = call.getTarget().getRawParameterTypes().stream()
                .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        return owner.startsWith("java.time.") && call.getName().equals("now") && !clockGiven
                || owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
    }

    private static boolean isASourceOfItsOwn(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        return owner.equals("java.time.Clock") && call.getName().matches("(system|tick).*")
                || owner.equals("java.util.UUID") && call.getName().equals("randomUUID");
    }

    @Test
    void implementationsAreNamedByHowTheyWork() {
        ArchRule rule = noClasses()
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
                .haveSimpleNameEndingWith("Utils");
        rule.check(CLASSES);
        Planted.breaks(rule, "package org.guildhall.finance.request;\nclass RequestManager {}\n");
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        assertEquals(Set.of(), unmarked(CLASSES), "packages without @NullMarked in their package-info");
        JavaClasses planted = Planted.classes("package org.guildhall.finance.forgotten;\nclass Unmarked {}\n");
        assertEquals(Set.of("org.guildhall.finance.forgotten"), unmarked(planted));
    }

    private static Set<String> unmarked(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackage)
                .filter(known -> known.getName().startsWith("org.guildhall."))
                .filter(known -> !known.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The core's Vaadin bundle holds Vaadin too, which is not ours to judge. */
    private static final class OnlyOwn implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return location.contains("/org/guildhall/");
        }
    }
}
