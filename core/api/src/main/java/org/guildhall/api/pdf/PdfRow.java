package org.guildhall.api.pdf;

import java.util.List;

/**
 * One question and what was answered.
 *
 * @param lines the answer, each on a line of its own; line breaks and blank lines within them are kept. If there are none, or blank ones
 *     alone, "Not given" is printed
 */
public record PdfRow(String question, List<String> lines) {
    public PdfRow {
        lines = List.copyOf(lines);
    }
}
