package org.guildhall.api.pdf;

import java.util.List;
import java.util.Locale;

/**
 * What is to be printed, in the reader's language.
 *
 * @param title what the document is, such as the kind of request with its reference; it is on each page
 * @param intro paragraphs before the first section, such as when it was sent; may be empty
 * @param language of all texts, which screen readers are told
 * @param council name of the council, printed above the title
 */
public record PdfCopy(String title, List<String> intro, List<PdfSection> sections, Locale language, String council) {
    public PdfCopy {
        intro = List.copyOf(intro);
        sections = List.copyOf(sections);
    }
}
