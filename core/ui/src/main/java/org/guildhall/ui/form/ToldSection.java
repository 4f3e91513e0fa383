package org.guildhall.ui.form;

import java.util.List;

/**
 * The answers of one page in words, for people who read them: on screen, on paper.
 *
 * @param title the page's title
 * @param rows only what was asked; an answer that was not given has no lines
 */
public record ToldSection(String title, List<Row> rows) {
    /** A question and its answer, line by line. */
    public record Row(String question, List<String> lines) {}
}
