package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guildhall.finance.request.RepresentativeRole.EvidenceRule;
import org.junit.jupiter.api.Test;

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
