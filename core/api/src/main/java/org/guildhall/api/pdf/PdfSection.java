package org.guildhall.api.pdf;

import java.util.List;

/**
 * Questions with their answers under a heading.
 *
 * @param title the heading; none is printed where it is blank
 */
public record PdfSection(String title, List<PdfRow> rows) {
    public PdfSection {
        rows = List.copyOf(rows);
    }
}
