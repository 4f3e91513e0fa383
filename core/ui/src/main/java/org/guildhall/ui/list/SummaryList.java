package org.guildhall.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** Questions with their answers, one to a row, as on "Check your answers". */
public final class SummaryList extends Div {
    private final Words words;
    private final Element list = new Element("dl");

    /** An empty list. */
    public SummaryList(Words words) {
        this.words = words;
        addClassName("gh-summary");
        list.getClassList().add("gh-summary-list");
        getElement().appendChild(list);
    }

    /** Adds a row; an empty answer is shown as "Not given". */
    public SummaryList row(String question, String answer) {
        addRow(question, text(List.of(answer)));
        return this;
    }

    /** Adds a row of several lines, such as an address. */
    public SummaryList row(String question, List<String> lines) {
        addRow(question, text(lines));
        return this;
    }

    /** Adds a row with any content. */
    public SummaryList row(String question, Component answer) {
        addRow(question, answer);
        return this;
    }

    /** Adds a row with a "Change" link that leads to a page. */
    public SummaryList row(String question, List<String> lines, String changePath) {
        PageLink change = new PageLink(changePath, "");
        addChange(addRow(question, text(lines)), change, question);
        return this;
    }

    /** Adds a row with a "Change" button. */
    public SummaryList row(String question, List<String> lines, Runnable change) {
        ActionButton button = ActionButton.text("", change);
        addChange(addRow(question, text(lines)), button, question);
        return this;
    }

    private void addChange(Element row, Component change, String question) {
        Span more = new Span(" " + question);
        more.addClassName("gh-hidden");
        Span word = new Span(words.get("ui.change"));
        switch (change) {
            case Anchor link -> link.add(word, more);
            case NativeButton button -> button.add(word, more);
            default -> throw new IllegalArgumentException(change.getClass().getName());
        }
        Element cell = new Element("dd");
        cell.getClassList().add("gh-summary-change");
        cell.appendChild(change.getElement());
        row.appendChild(cell);
    }

    private Element addRow(String question, Component answer) {
        Element key = new Element("dt").setText(question);
        Element value = new Element("dd");
        value.appendChild(answer.getElement());
        Element row = new Element("div");
        row.getClassList().add("gh-summary-row");
        row.appendChild(key, value);
        list.appendChild(row);
        return row;
    }

    private Component text(List<String> lines) {
        List<String> told = lines.stream().filter(line -> !line.isBlank()).toList();
        Div answer = new Div();
        if (told.isEmpty()) {
            Span none = new Span(words.get("ui.not-given"));
            none.addClassName("gh-quiet");
            answer.add(none);
        }
        told.forEach(line -> {
            Div part = new Div();
            part.setText(line);
            part.addClassName("gh-line");
            answer.add(part);
        });
        return answer;
    }
}
