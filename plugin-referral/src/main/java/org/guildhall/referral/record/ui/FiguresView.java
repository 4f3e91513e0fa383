package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.record.InboxFigures;
import org.guildhall.referral.record.Outcome;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Still;
import org.guildhall.ui.text.Words;

/** What came in and what came of it, as tables with bars: no number is told by a picture alone (SPEC H10). */
@StyleSheet(Styles.SHEET)
public final class FiguresView extends ContentPage {
    /** Where it stands. */
    public static final String PATH = "referral/figures";

    private final Words words;

    /** Of the inboxes that the officer sees. */
    public FiguresView(Words words, TriageService triage, Inboxes inboxes) {
        super(words.get("referral.figures.title"));
        this.words = words;
        setWide();
        triage.figures().forEach(figures -> show(figures, inboxes));
    }

    private void show(InboxFigures figures, Inboxes inboxes) {
        String title = words.get(inboxes.get(figures.inbox()).titleKey());
        add(new H2(title));
        add(new Paragraph(words.get("referral.figures.now", figures.open(), figures.overdue())));
        boolean nothing = figures.months().values().stream().allMatch(month -> month.received() == 0);
        if (nothing) {
            add(new Paragraph(words.get("referral.figures.none")));
            return;
        }
        Element months = table(
                words.get("referral.figures.months", title),
                "referral.figures.month",
                "referral.figures.received",
                "referral.figures.decided",
                "referral.figures.in-time");
        long most = figures.months().values().stream()
                .mapToLong(InboxFigures.Month::received)
                .max()
                .orElse(0);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("MMM yyyy", words.language());
        Element body = new Element("tbody");
        for (Map.Entry<YearMonth, InboxFigures.Month> month : figures.months().entrySet()) {
            InboxFigures.Month counts = month.getValue();
            Element row = new Element("tr");
            row.appendChild(new Element("th").setAttribute("scope", "row").setText(format.format(month.getKey())));
            row.appendChild(bar(counts.received(), most));
            row.appendChild(new Element("td").setText(Long.toString(counts.decided())));
            row.appendChild(new Element("td").setText(Long.toString(counts.inTime())));
            body.appendChild(row);
        }
        months.appendChild(body);
        frame(months);
        if (!figures.outcomes().isEmpty()) {
            long largest = figures.outcomes().values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            Element outcomes = table(
                    words.get("referral.figures.outcomes", title), "referral.case.outcome", "referral.figures.count");
            Element rows = new Element("tbody");
            for (Map.Entry<Outcome, Long> outcome : figures.outcomes().entrySet()) {
                Element row = new Element("tr");
                row.appendChild(new Element("th")
                        .setAttribute("scope", "row")
                        .setText(words.get(outcome.getKey().textKey())));
                row.appendChild(bar(outcome.getValue(), largest));
                rows.appendChild(row);
            }
            outcomes.appendChild(rows);
            frame(outcomes);
        }
    }

    private void frame(Element table) {
        com.vaadin.flow.component.html.Div frame = new com.vaadin.flow.component.html.Div();
        frame.addClassName("gh-table-frame");
        frame.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        frame.getElement().setAttribute("aria-label", table.getChild(0).getText());
        frame.getElement().appendChild(table);
        add(Still.of(frame));
    }

    private Element table(String caption, String... headKeys) {
        Element table = new Element("table");
        table.getClassList().add("referral-figures");
        table.appendChild(new Element("caption").setText(caption));
        Element row = new Element("tr");
        for (String key : headKeys) {
            row.appendChild(new Element("th").setAttribute("scope", "col").setText(words.get(key)));
        }
        table.appendChild(new Element("thead").appendChild(row));
        return table;
    }

    private static Element bar(long value, long most) {
        Element bar = new Element("span");
        bar.getClassList().add("referral-bar");
        bar.setAttribute("aria-hidden", "true");
        bar.setAttribute("style", "inline-size:" + (most == 0 ? 0 : 100 * value / most) + "%");
        Element number = new Element("span").setText(Long.toString(value));
        return new Element("td").appendChild(number, bar);
    }
}
