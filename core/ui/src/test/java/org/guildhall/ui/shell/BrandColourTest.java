package org.guildhall.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void knowsTheContrastOfBlackOnWhite() {
        assertEquals(21, BrandColour.contrast(0, WHITE), 0.001);
    }

    private static int number(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }
}
