package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guildhall.api.account.AccountId;
import org.guildhall.send.clock.Stage;
import org.guildhall.send.record.BreachRadar;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CaseQuery;
import org.guildhall.send.record.CaseQuery.Limit;
import org.guildhall.send.record.CaseQuery.Order;
import org.guildhall.send.record.CaseQuery.Whose;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.CaseState;
import org.guildhall.send.record.FigureService;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** "SEND cases": what is longest overdue first; sorted, filtered and counted by the database (SPEC G10). */
@StyleSheet(Styles.SHEET)
public final class CasesView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/cases";

    private static final String CASEWORKER = "caseworker";
    private static final int TYPING_PAUSE = 300;

    private final Words words;
    private final CaseService cases;
    private final FigureService figures;
    private final boolean mayChangeForms;
    private final Function<QueueTable<CaseLine>, List<TickPanel>> panels;
    private final DateWords dates;
    private final Map<AccountId, String> names = new HashMap<>();
    private final TextInput search;
    private final SelectInput stage;
    private final SelectInput limit;

    /**
     * The lists of cases.
     *
     * @param panels what else can be done to several of a list's cases at once, of which the record itself knows nothing
     */
    public CasesView(
            Words words,
            CaseService cases,
            FigureService figures,
            boolean mayChangeForms,
            Function<QueueTable<CaseLine>, List<TickPanel>> panels) {
        this.words = words;
        this.cases = cases;
        this.figures = figures;
        this.mayChangeForms = mayChangeForms;
        this.panels = panels;
        dates = new DateWords(words, cases.today());
        search = new TextInput("search", words.get("send.cases.search"));
        search.control().setAttribute("type", "search");
        search.setAutocomplete("off");
        stage = new SelectInput(
                "stage",
                words.get("send.cases.stage"),
                words.get("send.cases.stage.all"),
                Stream.of(Stage.values())
                        .map(one -> Option.of(one.name(), words.get(one.textKey())))
                        .toList());
        limit = new SelectInput(
                "limit",
                words.get("send.cases.limit"),
                words.get("send.cases.limit.any"),
                Stream.of(Limit.OVERDUE, Limit.DUE)
                        .map(one -> Option.of(
                                one.name(),
                                words.get("send.cases.limit." + one.name().toLowerCase(Locale.ROOT), BreachRadar.DAYS)))
                        .toList());
    }

    /** The list as the radar leads to it. */
    static String path(Limit limit, String stage) {
        return PATH + "?list=open&limit=" + limit.name() + (stage.isEmpty() ? "" : "&stage=" + stage);
    }

    /** The list of one caseworker's cases, or of those that nobody has taken on. */
    static String path(Limit limit, Optional<AccountId> caseworker) {
        return PATH
                + caseworker.map(account -> "?" + CASEWORKER + "=" + account).orElse("?list=team") + "&limit="
                + limit.name();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        asked.getSingleParameter("stage").ifPresent(stage::setValue);
        asked.getSingleParameter("limit").ifPresent(limit::setValue);
        removeAll();
        ContentPage page = new ContentPage(words.get("send.cases.title"));
        page.setWide();
        page.add(summary(), tools());
        QueueTable<CaseLine> table = table();
        Optional<AccountId> caseworker = asked.getSingleParameter(CASEWORKER).flatMap(CasesView::account);
        caseworker.ifPresent(account -> table.filter(
                CASEWORKER,
                words.get("send.cases.of", cases.nameOf(account)),
                source(CaseQuery.open().ofCaseworker(account))));
        String first = caseworker.map(account -> CASEWORKER).orElseGet(() -> list(asked));
        table.show(first);
        search.onTyping(TYPING_PAUSE, text -> table.refresh());
        search.onChange(table::refresh);
        stage.onChange(table::refresh);
        limit.onChange(table::refresh);
        Div filters = new Div(search, stage, limit);
        filters.addClassName("gh-list-tools");
        page.add(filters);
        Div several = new Div();
        several.addClassName("send-several");
        if (cases.mayChange()) {
            several.add(new AssignPanel(words, cases, table));
        }
        panels.apply(table).forEach(several::add);
        page.add(several, table);
        add(page);
    }

    private String list(QueryParameters asked) {
        return asked.getSingleParameter("list")
                .filter(list -> List.of("mine", "open", "team", "closed").contains(list))
                .orElseGet(() -> cases.mayChange() && cases.count(CaseQuery.of(Whose.MINE)) > 0 ? "mine" : "open");
    }

    /** Whose cases an address asks for; what is no id asks for nobody's. */
    private static Optional<AccountId> account(String id) {
        try {
            return Optional.of(AccountId.parse(id));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** How many there are, and how many of them need somebody now. */
    private Component summary() {
        BreachRadar.Counts all = figures.radar().all();
        Div summary = new Div(
                tile(all.open(), "send.cases.count.open", CaseQuery.Limit.ANY, ""),
                tile(all.due(), "send.cases.count.due", CaseQuery.Limit.DUE, "send-count-due"),
                tile(all.overdue(), "send.cases.count.overdue", CaseQuery.Limit.OVERDUE, "send-count-overdue"));
        summary.addClassName("send-counts");
        return summary;
    }

    private Component tile(long count, String key, Limit which, String look) {
        Span number = new Span(Long.toString(count));
        number.addClassName("send-count");
        PageLink link = new PageLink(path(which, ""), "");
        link.add(number, new Span(words.get(key, BreachRadar.DAYS)));
        link.addClassName("send-count-tile");
        if (!look.isEmpty() && count > 0) {
            link.addClassName(look);
        }
        return link;
    }

    private Component tools() {
        Div tools = new Div();
        tools.addClassName("gh-buttons");
        if (cases.mayOpen()) {
            tools.add(new PageLink(OpenCaseView.PATH, words.get("send.open.title")).asPrimary());
        }
        tools.add(new PageLink(RadarView.PATH, words.get("send.radar.title")).asSecondary());
        more(tools, WaitingView.PATH, "send.waiting.title");
        if (mayChangeForms) {
            more(tools, "send/forms", "send.forms.title");
        }
        more(tools, ReturnView.PATH, "send.return.title");
        if (cases.mayOpen()) {
            more(tools, ImportView.PATH, "send.import.title");
        }
        if (cases.mayChange()) {
            more(tools, CoverView.PATH, "send.cover.title");
        }
        return tools;
    }

    private void more(Div tools, String path, String titleKey) {
        PageLink link = new PageLink(path, words.get(titleKey));
        link.addClassName("gh-button-link");
        tools.add(link);
    }

    private QueueTable<CaseLine> table() {
        QueueTable<CaseLine> table = new QueueTable<>(
                words,
                words.get("send.cases.caption"),
                List.of(
                        Column.<CaseLine>of(
                                        words.get("send.cases.child"),
                                        line -> new Text(line.child().full()))
                                .sortedBy(Order.CHILD.name()),
                        Column.<CaseLine>of(words.get("send.cases.stage"), this::stage)
                                .sortedBy(Order.STAGE.name()),
                        Column.<CaseLine>of(words.get("send.cases.next"), this::next)
                                .sortedBy(Order.LIMIT.name()),
                        Column.<CaseLine>of(
                                        words.get("send.cases.received"), line -> new Text(words.date(line.received())))
                                .sortedBy(Order.RECEIVED.name()),
                        Column.of(words.get("send.cases.caseworker"), line -> new Text(caseworker(line))),
                        Column.<CaseLine>of(words.get("send.cases.reference"), line -> new Text(line.reference()))
                                .sortedBy(Order.REFERENCE.name())),
                line -> CaseView.path(line.id()));
        table.filter("mine", words.get("send.cases.mine"), source(CaseQuery.of(Whose.MINE)));
        table.filter("open", words.get("send.cases.open"), source(CaseQuery.open()));
        table.filter("team", words.get("send.cases.team"), source(CaseQuery.of(Whose.TEAM)));
        table.filter(
                "closed",
                words.get("send.cases.closed"),
                source(CaseQuery.open().in(CaseState.CLOSED).by(Order.RECEIVED, true)));
        table.whenEmpty(words.get("send.cases.empty"));
        return table;
    }

    private DataProvider<CaseLine, Void> source(CaseQuery list) {
        return DataProvider.fromCallbacks(
                query ->
                        cases
                                .list(
                                        ordered(narrowed(list), query.getSortOrders()),
                                        query.getOffset(),
                                        query.getLimit())
                                .stream(),
                query -> Math.toIntExact(cases.count(narrowed(list))));
    }

    private CaseQuery narrowed(CaseQuery list) {
        return list.holding(search.value())
                .at(chosen(stage, Stage.values()).orElse(null))
                .with(chosen(limit, Limit.values()).orElse(Limit.ANY));
    }

    private static <E extends Enum<E>> Optional<E> chosen(SelectInput field, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(field.value()))
                .findFirst();
    }

    private static CaseQuery ordered(CaseQuery usual, List<QuerySortOrder> chosen) {
        return chosen.isEmpty()
                ? usual
                : usual.by(
                        Order.valueOf(chosen.getFirst().getSorted()),
                        chosen.getFirst().getDirection() == SortDirection.DESCENDING);
    }

    private Component stage(CaseLine line) {
        return line.ending() == null
                ? new Span(words.get(line.stage().textKey()))
                : new Tag(words.get(line.ending().textKey()), Tag.Look.NEUTRAL);
    }

    private Component next(CaseLine line) {
        if (line.nextLimit() == null) {
            return new Span("–");
        }
        Div what = new Div(words.get(line.nextKey()));
        what.addClassNames("gh-quiet", "send-next-what");
        return new Div(dates.limit(line.nextLimit()), what);
    }

    private String caseworker(CaseLine line) {
        return line.caseworker() == null
                ? words.get("send.cases.nobody")
                : names.computeIfAbsent(line.caseworker(), cases::nameOf);
    }
}
