package org.guildhall.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.guildhall.api.error.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandColourTest {
    private static final int WHITE = 0xffffff;
    private static final int DARK = 0x1f2428;

    @ParameterizedTest
    @ValueSource(
            strings = {"#000000", "#ffffff", "#ffff00", "#00ff00", "#1d4f7c", "#e30613", "#808080", "#ff69b4", "#00ffff"
            })
    void givesEachColourEnoughContrastOnBothGrounds(String colour) {
        BrandColour brand = new BrandColour(colour);
        assertTrue(BrandColour.contrast(number(brand.onWhite()), WHITE) >= BrandColour.ENOUGH, brand.onWhite());
        assertTrue(BrandColour.contrast(number(brand.onDark()), DARK) >= BrandColour.ENOUGH, brand.onDark());
    }

    @Test
    void leavesAFittingColourAsItIs() {
        assertEquals("#1d4f7c", new BrandColour("#1d4f7c").onWhite());
    }

    @Test
    void takesTheStandardColourForWhatIsNone() {
        assertEquals("#1d4f7c", new BrandColour("red; background: url(x)").onWhite());
    }

    @ParameterizedTest
    @CsvSource({"#ffff00, 1.07", "#777777, 4.47", "#fe0000, 4.02"})
    void refusesAColourWithTooLittleContrastAndSaysHowMuch(String colour, String told) {
        RefusedException refusal = CouncilColour.problem(colour, "#1d4f7c").orElseThrow();
        assertEquals("ui.colour.contrast", refusal.textKey());
        assertEquals(List.of(colour, told, "4.5", "#1d4f7c"), List.of(refusal.arguments()));
        assertEquals("#1d4f7c", new BrandColour(colour).onWhite());
    }

    @Test
    void acceptsJustEnough() {
        assertEquals(Optional.empty(), CouncilColour.problem("#767676", "#1d4f7c"));
        assertEquals("#767676", new BrandColour("#767676").onWhite());
    }

    @Test
    void refusesWhatIsNoColour() {
        assertEquals(
                "ui.colour.form",
                CouncilColour.problem("red", "#1d4f7c").orElseThrow().textKey());
    }

    @Test
    void knowsTheContrastOfBlackOnWhite() {
        assertEquals(21, BrandColour.contrast(0, WHITE), 0.001);
    }

    private static int number(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }
}
