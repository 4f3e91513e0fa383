package org.guildhall.ui.shell;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A council's colour for text: as it is on white, where it must reach a contrast of 4.5 (WCAG 2.2, 1.4.3) when it is set, and
 * lightened on the dark ground until it does so there too.
 */
final class BrandColour {
    static final double ENOUGH = 4.5;
    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    /** Of a council that has set none. */
    static final String STANDARD = "#1d4f7c";

    private static final int WHITE = 0xffffff;
    private static final int DARK_GROUND = 0x1f2428;
    private static final int STEPS = 50;

    private final int light;
    private final int dark;

    BrandColour(String setting) {
        // one without enough contrast is refused when it is set, and must not show in the moment before
        light = number(contrastOnWhite(setting).orElse(0) >= ENOUGH ? setting : STANDARD);
        // on the dark ground a little more than enough, for large areas of colour tire less when they are light
        dark = move(light, WHITE, DARK_GROUND, ENOUGH + 2);
    }

    /** For text and buttons on white. */
    String onWhite() {
        return hex(light);
    }

    /** For text and buttons on the dark ground. */
    String onDark() {
        return hex(dark);
    }

    /** As declarations of CSS variables. */
    String css() {
        return "--gh-brand-on-white:" + onWhite() + ";--gh-brand-on-dark:" + onDark();
    }

    /** The contrast of a colour with white; none if the text is no colour. */
    static OptionalDouble contrastOnWhite(String colour) {
        return FORM.matcher(colour).matches()
                ? OptionalDouble.of(contrast(number(colour), WHITE))
                : OptionalDouble.empty();
    }

    private static int number(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    static double contrast(int one, int other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static int move(int colour, int towards, int ground, double enough) {
        for (int step = 0; step <= STEPS; step++) {
            int moved = mix(colour, towards, (double) step / STEPS);
            if (contrast(moved, ground) >= enough) {
                return moved;
            }
        }
        return towards;
    }

    /** Moves each channel towards the other colour's, and gives back the strength of colour that white takes away. */
    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            long channel = Math.round(((from >> shift) & 255) * (1 - share) + ((to >> shift) & 255) * share);
            mixed |= (int) channel << shift;
        }
        return to == WHITE ? stronger(mixed) : mixed;
    }

    private static int stronger(int colour) {
        int grey = (((colour >> 16) & 255) + ((colour >> 8) & 255) + (colour & 255)) / 3;
        int strong = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            long channel = Math.round(grey + (((colour >> shift) & 255) - grey) * 1.6);
            strong |= Math.clamp(channel, 0, 255) << shift;
        }
        return strong;
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 255) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }
}
