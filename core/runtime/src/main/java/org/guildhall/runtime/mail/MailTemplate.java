package org.guildhall.runtime.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail's template: {@code Subject: …}, an empty line, then paragraphs. {@code {placeholder}} stands for a value; a line
 * {@code [[Label|{link}]]} is a button; a line {@code ## {code}} is shown large, and so
 * is a {@code {code}} that stands alone; lines that begin with {@code - } are a
 * list.
 */
record MailTemplate(String subject, List<Part> parts) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");
    private static final Pattern BUTTON = Pattern.compile("\\[\\[(.+)\\|(.+)]]");
    private static final String SUBJECT = "Subject:";

    /** A part of the body, with its placeholders. */
    sealed interface Part {
        /** Some lines. */
        record Paragraph(String text) implements Part {}

        /** A link to press. */
        record Button(String label, String address) implements Part {}

        /** Something to be read off, such as a code. */
        record Large(String text) implements Part {}

        /** Points below each other. */
        record Points(List<String> texts) implements Part {}
    }

    static MailTemplate read(String name, String text) {
        String[] halves = text.replace("\r\n", "\n").split("\n\\s*\n", 2);
        if (halves.length != 2 || !halves[0].startsWith(SUBJECT)) {
            throw new IllegalStateException("The mail template " + name + " has no subject and body");
        }
        List<Part> parts = new ArrayList<>();
        for (String block : halves[1].strip().split("\n\\s*\n")) {
            parts.add(part(block.strip()));
        }
        return new MailTemplate(halves[0].substring(SUBJECT.length()).strip(), List.copyOf(parts));
    }

    /** The text with its values put in; template and values are each made safe for their place. */
    static String fill(
            String text, Map<String, String> values, UnaryOperator<String> safe, UnaryOperator<String> safeValue) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("A mail needs a value for {" + matcher.group(1) + "}");
            }
            filled.append(safe.apply(text.substring(end, matcher.start())))
                    .append(safeValue.apply(value.replace("\r\n", "\n").strip()));
            end = matcher.end();
        }
        return filled.append(safe.apply(text.substring(end))).toString();
    }

    /** The text with its values put in, each made safe for its place. */
    static String fill(String text, Map<String, String> values, UnaryOperator<String> safe) {
        return fill(text, values, safe, safe);
    }

    private static Part part(String block) {
        Matcher button = BUTTON.matcher(block);
        if (button.matches()) {
            return new Part.Button(button.group(1).strip(), button.group(2).strip());
        }
        if (block.startsWith("## ")) {
            return new Part.Large(block.substring(3).strip());
        }
        if (block.equals("{code}")) {
            return new Part.Large(block);
        }
        if (block.startsWith("- ")) {
            return new Part.Points(
                    block.lines().map(line -> line.replaceFirst("^- ", "")).toList());
        }
        return new Part.Paragraph(block);
    }
}
