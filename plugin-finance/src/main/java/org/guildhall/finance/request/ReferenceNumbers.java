package org.guildhall.finance.request;

import java.text.Normalizer;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.api.account.PersonName;

/** Makes reference numbers after the council's pattern; whether one is free is the database's to say. */
final class ReferenceNumbers {
    /** No letters that are taken for digits or for each other on the telephone. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final Pattern PART = Pattern.compile("\\{(letters|digits):([1-9])}|\\{(initial|surname)}");

    private final RandomGenerator random;

    ReferenceNumbers(RandomGenerator random) {
        this.random = random;
    }

    String next(String pattern, PersonName requester) {
        Matcher part = PART.matcher(pattern);
        StringBuilder reference = new StringBuilder();
        while (part.find()) {
            part.appendReplacement(reference, Matcher.quoteReplacement(value(part, requester)));
        }
        return part.appendTail(reference).toString();
    }

    /** Whether the council's pattern has put the requester's name into this one. */
    static boolean isNamed(String reference, String surname) {
        String name = plain(surname);
        return !name.isEmpty() && reference.contains(name);
    }

    private String value(Matcher part, PersonName requester) {
        if (part.group(3) != null) {
            String surname = plain(requester.surname());
            String initial = plain(requester.forename());
            return part.group(3).equals("surname") ? surname : initial.substring(0, Math.min(1, initial.length()));
        }
        int length = Integer.parseInt(part.group(2));
        return drawn(part.group(1).equals("letters") ? LETTERS : "0123456789", length);
    }

    private String drawn(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String plain(String name) {
        String letters = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
        return letters.substring(0, Math.min(20, letters.length()));
    }
}
