package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.request.RepresentativeRole.EvidenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleCatalogueTest {
    @Test
    void readsWhatTheCouncilSet() {
        RoleCatalogue roles = RoleCatalogue.of(
                "poa; allowed=yes; evidence=required; scope=*",
                "nominee; evidence=none; scope=invoice, outcome-letter");
        assertEquals(
                new RepresentativeRole("poa", true, EvidenceRule.REQUIRED, Set.of()),
                roles.allowed("poa").orElseThrow());
        assertEquals(
                Set.of("invoice", "outcome-letter"),
                roles.allowed("nominee").orElseThrow().scope());
    }

    @Test
    void keepsTheCouncilsWordsChecksAndMonthsWhateverIsWrittenInThem() {
        RepresentativeRole role = new RepresentativeRole(
                "friend",
                true,
                EvidenceRule.OPTIONAL,
                Set.of("invoice"),
                12,
                new Wording("Friend; 100 % | sworn", "Ffrind"),
                new Wording("A letter", ""),
                List.of(new Wording("Seen in person; with passport", "Gwelwyd"), new Wording("Rung back", "")));
        assertEquals(role, RoleLine.read(RoleLine.write(role)));
        assertEquals("Ffrind", role.label().in(Texts.WELSH));
        assertEquals("A letter", role.proof().in(Texts.WELSH));
    }

    @Test
    void readsWhatCouncilsSetBefore() {
        RepresentativeRole old = RoleCatalogue.of("Court_friend; evidence=Required; colour=red")
                .allowed("Court_friend")
                .orElseThrow();
        assertEquals(EvidenceRule.REQUIRED, old.evidence());
        assertEquals(0, old.months());
    }

    @Test
    void shipsTheListsOfBothCouncils() {
        assertEquals(
                List.of("poa", "dwp-appointee", "deputy", "nominated", "direct-payment-nominee"),
                RoleProfile.FIVE_ROLES.roles().allowed().stream()
                        .map(RepresentativeRole::id)
                        .toList());
        assertEquals(
                List.of("Lasting Power of Attorney", "Appointeeship", "Deputyship Order"),
                RoleProfile.THREE_ROLES.roles().allowed().stream()
                        .map(role -> role.label().english())
                        .toList());
        for (RoleProfile profile : RoleProfile.values()) {
            assertEquals(List.of(), new RoleRule().problems(Map.of("roles", profile.lines())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "poa; evidence,part",
        "poa; evidence=perhaps,evidence",
        "poa; allowed=maybe,allowed",
        "poa; months=many,months",
        "poa; scope=letters,kind",
        "poa; colour=red,part",
        "deputy; evidence=none,twice",
        "self; evidence=none,id",
        "two words; evidence=none,id"
    })
    void tellsAMistakeOnTheFormWithTheLineItStandsIn(String line, String problem) {
        List<FieldProblem> problems =
                new RoleRule().problems(Map.of("roles", List.of("deputy; evidence=required", line)));
        assertEquals(
                List.of("finance.roles.problem." + problem),
                problems.stream().map(FieldProblem::textKey).toList());
        assertEquals(2, problems.getFirst().arguments().getFirst());
    }

    @Test
    void offersNoRoleThatIsNotAllowed() {
        RoleCatalogue roles = RoleCatalogue.of("friend; allowed=no; evidence=required");
        assertTrue(roles.allowed("friend").isEmpty());
        assertEquals(Set.of(), roles.asking(EvidenceRule.REQUIRED));
    }

    @Test
    void leavesOutALineThatCannotBeReadAndSaysSo() {
        List<String> unreadable = new ArrayList<>();
        RoleCatalogue roles = RoleCatalogue.readable(unreadable::add, "poa; evidence", "deputy; evidence=none");
        assertEquals(List.of("poa; evidence"), unreadable);
        assertEquals(1, roles.allowed().size());
    }

    @Test
    void refusesALineThatCannotBeRead() {
        assertThrows(IllegalArgumentException.class, () -> RoleCatalogue.of("poa; evidence"));
        assertThrows(IllegalArgumentException.class, () -> RoleCatalogue.of("poa; evidence=perhaps"));
    }
}
