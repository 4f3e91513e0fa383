package org.guildhall.send.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.guildhall.send.clock.EventKind;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.FigureService;
import org.guildhall.send.record.ReturnFigures;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** What a council returns of one calendar year, on screen and as CSV (SPEC G10). */
@StyleSheet(Styles.SHEET)
public final class ReturnView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/figures";

    private static final int YEARS = 6;

    private final Words words;
    private final FigureService figures;
    private final int thisYear;
    private final Div shown = new Div();

    /** Of one year after another. */
    public ReturnView(Words words, CaseService cases, FigureService figures) {
        this.words = words;
        this.figures = figures;
        thisYear = cases.today().getYear();
        shown.addClassName("gh-stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ContentPage page = new ContentPage(words.get("send.return.title"));
        page.setWide();
        SelectInput year = new SelectInput(
                "year",
                words.get("send.return.year"),
                words.get("send.return.this-year", Integer.toString(thisYear)),
                IntStream.range(1, YEARS)
                        .mapToObj(back -> Integer.toString(thisYear - back))
                        .map(text -> Option.of(text, text))
                        .toList());
        year.onChange(() -> show(year.isEmpty() ? thisYear : Integer.parseInt(year.value())));
        show(thisYear);
        page.add(
                new Paragraph(words.get("send.return.text")),
                year,
                shown,
                new PageLink(CasesView.PATH, words.get("send.cases.title")));
        removeAll();
        add(page);
    }

    private void show(int year) {
        ReturnFigures told = figures.returns(year);
        Element table = new Element("table");
        table.getClassList().add("send-radar");
        Element head = new Element("tr");
        for (String key : new String[] {"send.return.what", "send.return.number"}) {
            head.appendChild(new Element("th").setAttribute("scope", "col").setText(words.get(key)));
        }
        Element body = new Element("tbody");
        rows(told)
                .forEach((what, number) -> body.appendChild(new Element("tr")
                        .appendChild(
                                new Element("th").setAttribute("scope", "row").setText(what),
                                new Element("td").setText(number))));
        table.appendChild(
                new Element("caption").setText(words.get("send.return.caption", Integer.toString(year))),
                new Element("thead").appendChild(head),
                body);
        Div frame = new Div();
        frame.addClassName("send-radar-frame");
        frame.getElement().appendChild(table);
        Anchor file = new Anchor(
                DownloadHandler.fromInputStream(event -> csv(figures.returns(year))), words.get("send.return.csv"));
        file.getElement().setAttribute("download", name(year));
        shown.removeAll();
        shown.add(frame, new Paragraph(file));
    }

    private Map<String, String> rows(ReturnFigures told) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            rows.put(words.get(kind.textKey()), Long.toString(told.count(kind)));
        }
        plans(rows, "plans", told.plans());
        plans(rows, "plans.without", told.withoutExceptions());
        return rows;
    }

    private void plans(Map<String, String> rows, String key, ReturnFigures.Plans plans) {
        rows.put(words.get("send.return." + key + ".issued"), Long.toString(plans.issued()));
        rows.put(words.get("send.return." + key + ".in-time"), Long.toString(plans.inTime()));
        rows.put(
                words.get("send.return." + key + ".percent"),
                plans.issued() == 0 ? "–" : Long.toString(plans.percentInTime()));
    }

    private DownloadResponse csv(ReturnFigures told) {
        StringBuilder text = new StringBuilder();
        line(text, words.get("send.return.what"), Integer.toString(told.year()));
        rows(told).forEach((what, number) -> line(text, what, number));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes), name(told.year()), "text/csv;charset=utf-8", bytes.length);
    }

    private static void line(StringBuilder text, String what, String number) {
        text.append('"')
                .append(what.replace("\"", "\"\""))
                .append("\",")
                .append(number)
                .append("\r\n");
    }

    private static String name(int year) {
        return "send-" + year + ".csv";
    }
}
