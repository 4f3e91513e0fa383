package org.guildhall.runtime.mail;

import java.util.regex.Pattern;

/** The council's colour as mail programs can show it: always with enough contrast (WCAG 2.2, 1.4.3). */
record MailColour(String ground, String words, String link) {
    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String FALLBACK = "#1d4f7c";
    private static final String WHITE = "#ffffff";
    static final String INK = "#1b1b1b";
    private static final double ENOUGH = 4.5;

    static MailColour of(String setting) {
        String colour = FORM.matcher(setting).matches() ? setting : FALLBACK;
        boolean deep = 1.05 / (luminance(colour) + 0.05) >= ENOUGH;
        return deep ? new MailColour(colour, WHITE, colour) : new MailColour(colour, INK, INK);
    }

    String linkStyle() {
        return "color:" + link + ";overflow-wrap:anywhere";
    }

    String buttonStyle() {
        return "display:inline-block;padding:14px 24px;border-radius:6px;font-weight:bold;text-decoration:none;background:"
                + ground + ";color:" + words;
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(String colour) {
        int value = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(value >> 16) + 0.7152 * linear(value >> 8) + 0.0722 * linear(value);
    }

    private static double linear(int shifted) {
        double channel = (shifted & 255) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
