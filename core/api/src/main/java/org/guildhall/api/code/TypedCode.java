package org.guildhall.api.code;

import java.text.Normalizer;

/** A one-time code as people type it: with blanks or hyphens between its digits, or with the wide digits of an East Asian keyboard. */
public final class TypedCode {
    /** How many digits a code has. */
    public static final int DIGITS = 8;

    private TypedCode() {}

    /** What was typed, without what only separates. */
    public static String digits(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Pd}\\p{Cf}]", "");
    }

    /** Whether it can be a code at all; what cannot is no try of one. */
    public static boolean isWhole(String typed) {
        return digits(typed).matches("[0-9]{" + DIGITS + "}");
    }
}
