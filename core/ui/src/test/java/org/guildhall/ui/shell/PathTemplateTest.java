package org.guildhall.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PathTemplateTest {
    @Test
    void matchesAPlainPath() {
        assertTrue(PathTemplate.matches("finance/requests", "finance/requests"));
        assertTrue(PathTemplate.matches("", ""));
        assertFalse(PathTemplate.matches("finance", "finance/requests"));
        assertFalse(PathTemplate.matches("finance/requests", "finance"));
    }

    @Test
    void matchesParameters() {
        assertTrue(PathTemplate.matches("finance/requests/:id", "finance/requests/7"));
        assertFalse(PathTemplate.matches("finance/requests/:id", "finance/requests"));
    }

    @Test
    void matchesParametersThatMayBeAbsent() {
        assertTrue(PathTemplate.matches("form/:draft/:page?", "form/7"));
        assertTrue(PathTemplate.matches("form/:draft/:page?", "form/7/name"));
        assertFalse(PathTemplate.matches("form/:draft/:page?", "form/7/name/more"));
    }

    @Test
    void matchesTheRestOfAPath() {
        assertTrue(PathTemplate.matches("help/:rest*", "help/a/b/c"));
        assertTrue(PathTemplate.matches("help/:rest*", "help"));
    }

    @Test
    void looksAtThePathAlone() {
        assertTrue(PathTemplate.matches("finance", "finance?kind=invoice"));
    }
}
