package org.guildhall.runtime.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordRule;
import org.guildhall.runtime.standalone.StandaloneSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuledPolicyTest {
    private static final PasswordOwner OWNER = new PasswordOwner("Ada", "Marlow", "a.marlow@example.org");

    private final StandaloneSettings settings = new StandaloneSettings();

    @Test
    void showsThePanelsLinesInTheirOrder() {
        assertEquals(
                List.of("length", "letter", "characters", "upper", "digit", "current", "previous", "common", "owner"),
                policy(0).rules().stream().map(PasswordRule::id).toList());
        assertEquals(
                List.of("current", "previous"),
                policy(0).rules().stream()
                        .filter(rule -> !rule.live())
                        .map(PasswordRule::id)
                        .toList());
        assertEquals(List.of(12), policy(0).rules().getFirst().arguments());
        assertEquals(List.of(15), policy(15).rules().getFirst().arguments());
    }

    @ParameterizedTest
    @CsvSource({
        "Ab1defghijk,length",
        "'1234567890123 !',letter upper",
        "lantern4 over weir,upper",
        "Lantern over weir,digit",
        "Lantern4 over\u0007weir,characters",
        "Lantern4 over weir\u2603,characters",
        "Password1234,common",
        "qwertyuiop12,upper common",
        "My4marlowlantern,owner",
        "4Lantern of ADA ok,owner",
        "A.MARLOWlantern4,owner",
    })
    void tellsWhichRulesAreNotMet(String password, String unmet) {
        assertEquals(Set.of(unmet.split(" ")), policy(0).unmet(password, OWNER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lantern4 over weir", "Llyn Tegid 4 ŵy ê", "L4ntern!\"#£€¬[]^\\-~", "Ｌantern４ over weir"})
    void takesWhatMeetsThemAll(String password) {
        assertEquals(Set.of(), policy(0).unmet(password, OWNER));
    }

    @Test
    void refusesMoreThan128Characters() {
        assertEquals(Set.of(), policy(0).unmet("Ab1" + "xyzzy".repeat(25), OWNER));
        assertEquals(Set.of("length"), policy(0).unmet("Ab12" + "xyzzy".repeat(25), OWNER));
    }

    @Test
    void asksForLengthAloneInTheSecondProfile() {
        settings.set(PasswordSettings.class, Map.of("profile", "LONG"));
        assertEquals(
                List.of("length", "current", "previous", "common", "owner"),
                policy(0).rules().stream().map(PasswordRule::id).toList());
        assertEquals(Set.of(), policy(0).unmet("lantern over the weir ☃", OWNER));
        assertEquals(Set.of("length"), policy(0).unmet("lantern 4 weir", OWNER));
    }

    @Test
    void asksForMoreKindsWhereTheCouncilWantsThem() {
        settings.set(PasswordSettings.class, Map.of("special", true, "lowerCase", true));
        assertEquals(Set.of("special"), policy(0).unmet("Lantern4overweir", OWNER));
        assertEquals(Set.of("lower"), policy(0).unmet("LANTERN4 OVER WEIR", OWNER));
        assertEquals("composed-12+lower+special", policy(0).name());
    }

    @Test
    void knowsWhichPolicyCoversWhich() {
        assertTrue(policy(12).isCoveredBy("composed-15"));
        assertTrue(policy(12).isCoveredBy("composed-12+special"));
        assertFalse(policy(15).isCoveredBy("composed-12"));
        assertFalse(policy(12).isCoveredBy("long-20"));
        assertFalse(policy(12).isCoveredBy("something else"));
        settings.set(PasswordSettings.class, Map.of("profile", "LONG"));
        assertTrue(policy(0).isCoveredBy("composed-15"));
        assertFalse(policy(0).isCoveredBy("composed-12"));
        settings.set(PasswordSettings.class, Map.of("special", true));
        assertFalse(policy(0).isCoveredBy("composed-12"));
    }

    @Test
    void knowsAtLeastAHundredThousandCommonPasswords() {
        assertTrue(
                CommonPasswords.shipped().size() >= 100_000,
                "known: " + CommonPasswords.shipped().size());
        assertFalse(CommonPasswords.shipped().search("Lantern4 over weir"));
    }

    private RuledPolicy policy(int minimum) {
        return RuledPolicy.of(settings.of(PasswordSettings.class).get(), minimum);
    }
}
