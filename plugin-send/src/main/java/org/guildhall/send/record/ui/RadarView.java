package org.guildhall.send.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.send.clock.Stage;
import org.guildhall.send.record.BreachRadar;
import org.guildhall.send.record.BreachRadar.Counts;
import org.guildhall.send.record.CaseQuery.Limit;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.FigureService;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** What is due and overdue, by stage and by caseworker: bars for the eye, and the same numbers in words beside them (SPEC G10). */
@StyleSheet(Styles.SHEET)
public final class RadarView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/radar";

    private static final int WHOLE = 100;

    private final Words words;
    private final CaseService cases;
    private final FigureService figures;

    /** Of all open cases. */
    public RadarView(Words words, CaseService cases, FigureService figures) {
        this.words = words;
        this.cases = cases;
        this.figures = figures;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        BreachRadar radar = figures.radar();
        ContentPage page = new ContentPage(words.get("send.radar.title"));
        page.setWide();
        page.add(
                new Paragraph(words.get(
                        "send.radar.lead",
                        radar.all().open(),
                        radar.all().due(),
                        radar.all().overdue(),
                        BreachRadar.DAYS)),
                legend());
        long most = most(radar);
        Element stages = table("send.radar.by-stage", "send.cases.stage");
        Element rows = new Element("tbody");
        for (Map.Entry<Stage, Counts> stage : radar.byStage().entrySet()) {
            rows.appendChild(row(
                    words.get(stage.getKey().textKey()),
                    stage.getValue(),
                    most,
                    limit -> CasesView.path(limit, stage.getKey().name())));
        }
        stages.appendChild(rows);
        Element caseworkers = table("send.radar.by-caseworker", "send.cases.caseworker");
        Element people = new Element("tbody");
        Map<Optional<AccountId>, String> names = names(radar);
        byUrgency(radar)
                .forEach((whose, counts) -> people.appendChild(row(
                        Objects.requireNonNull(names.get(whose)),
                        counts,
                        most,
                        limit -> CasesView.path(limit, whose))));
        caseworkers.appendChild(people);
        page.add(frame(stages), frame(caseworkers));
        page.add(new PageLink(CasesView.PATH, words.get("send.cases.title")));
        removeAll();
        add(page);
    }

    private static long most(BreachRadar radar) {
        return Math.max(
                1,
                Stream.concat(radar.byStage().values().stream(), radar.byCaseworker().values().stream())
                        .mapToLong(Counts::open)
                        .max()
                        .orElse(1));
    }

    /** Whoever has most overdue stands first. */
    private static Map<Optional<AccountId>, Counts> byUrgency(BreachRadar radar) {
        Map<Optional<AccountId>, Counts> sorted = new LinkedHashMap<>();
        radar.byCaseworker().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Optional<AccountId>, Counts> entry) ->
                                -entry.getValue().overdue())
                        .thenComparing(entry -> -entry.getValue().due())
                        .thenComparing(entry -> -entry.getValue().open()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** What each is called; those of one name by their address too. */
    private Map<Optional<AccountId>, String> names(BreachRadar radar) {
        Map<Optional<AccountId>, String> names = new HashMap<>();
        for (Optional<AccountId> whose : radar.byCaseworker().keySet()) {
            names.put(whose, whose.map(cases::nameOf).orElseGet(() -> words.get("send.cases.nobody")));
        }
        List<String> all = List.copyOf(names.values());
        names.replaceAll((whose, name) -> whose.isPresent() && Collections.frequency(all, name) > 1
                ? cases.contactOf(whose.get()).stream().limit(2).collect(Collectors.joining(", "))
                : name);
        return names;
    }

    private Div legend() {
        Div legend = new Div(
                key("send-bar-overdue", "send.radar.overdue"),
                key("send-bar-due", "send.radar.due"),
                key("send-bar-rest", "send.radar.rest"));
        legend.addClassName("send-legend");
        legend.getElement().setAttribute("aria-hidden", "true");
        return legend;
    }

    private Span key(String look, String textKey) {
        Span colour = new Span();
        colour.addClassNames("send-key", look);
        return new Span(colour, new Span(words.get(textKey)));
    }

    private Element table(String captionKey, String firstKey) {
        Element head = new Element("tr");
        for (String key :
                new String[] {firstKey, "send.radar.overdue", "send.radar.due", "send.radar.open", "send.radar.chart"
                }) {
            head.appendChild(new Element("th").setAttribute("scope", "col").setText(words.get(key)));
        }
        // the bars say nothing that the numbers beside them do not
        head.getChild(head.getChildCount() - 1).setAttribute("aria-hidden", "true");
        Element table = new Element("table");
        table.getClassList().add("send-radar");
        table.appendChild(
                new Element("caption").setText(words.get(captionKey)), new Element("thead").appendChild(head));
        return table;
    }

    private Element row(String label, Counts counts, long most, Function<Limit, String> path) {
        Element row = new Element("tr");
        row.appendChild(new Element("th").setAttribute("scope", "row").setText(label));
        row.appendChild(cell(counts.overdue(), path.apply(Limit.OVERDUE), label));
        row.appendChild(cell(counts.due(), path.apply(Limit.DUE), label));
        row.appendChild(cell(counts.open(), path.apply(Limit.ANY), label));
        Element bars = new Element("div");
        bars.getClassList().add("send-bars");
        bars.appendChild(
                bar("send-bar-overdue", counts.overdue(), most),
                bar("send-bar-due", counts.due(), most),
                bar("send-bar-rest", counts.open() - counts.due() - counts.overdue(), most));
        return row.appendChild(
                new Element("td").setAttribute("aria-hidden", "true").appendChild(bars));
    }

    /** A number that leads to its cases. */
    private static Element cell(long count, String path, String label) {
        Element cell = new Element("td");
        if (count == 0) {
            return cell.setText(Long.toString(count));
        }
        PageLink link = new PageLink(path, Long.toString(count));
        Span more = new Span(" " + label);
        more.addClassName("gh-hidden");
        link.add(more);
        return cell.appendChild(link.getElement());
    }

    private static Element bar(String look, long value, long most) {
        Element bar = new Element("span");
        bar.getClassList().add("send-bar");
        bar.getClassList().add(look);
        return bar.setAttribute("style", "inline-size:" + WHOLE * value / most + "%");
    }

    private Div frame(Element table) {
        Div frame = new Div();
        frame.addClassName("send-radar-frame");
        frame.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        frame.getElement().setAttribute("aria-label", table.getChild(0).getText());
        frame.getElement().appendChild(table);
        return frame;
    }
}
