package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.record.CalendarDates;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseState;
import org.guildhall.send.record.CaseUpdate;
import org.guildhall.send.record.Dashboard;
import org.guildhall.send.record.PartyKind;
import org.guildhall.send.record.PartyService;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.list.Timeline;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.MoreInformation;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/**
 * "SEND Dashboard": where the case is, what is next, by when by law, who has it, and what the family can do now (SPEC G5).
 */
@StyleSheet(Styles.SHEET)
public final class DashboardView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/dashboard/:case";

    private static final int NEWEST_UPDATES = 5;

    private final Words words;
    private final PartyService parties;
    private final CalendarLink calendar;
    private final Supplier<String> telephone;
    private final BiConsumer<Tiles, Dashboard> tiles;

    /**
     * Shows the case that the address names, to those who see it now.
     *
     * @param telephone the number of the SEND team
     * @param tiles adds the ways on
     */
    public DashboardView(
            Words words,
            PartyService parties,
            CalendarDates dates,
            Clock clock,
            Supplier<String> telephone,
            BiConsumer<Tiles, Dashboard> tiles) {
        this.words = words;
        this.parties = parties;
        this.calendar = new CalendarLink(words, dates, clock);
        this.telephone = telephone;
        this.tiles = tiles;
    }

    /** Where the dashboard of a case stands. */
    public static String path(CaseId id) {
        return "send/dashboard/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Dashboard dashboard = parties.dashboard(new CaseId(PathPart.id(event, "case")));
        ContentPage page = new ContentPage(words.get("send.dashboard.title"));
        page.setWide();
        page.addClassName("send-dashboard");
        Tiles ways = new Tiles();
        tiles.accept(ways, dashboard);
        page.add(whose(dashboard), now(dashboard), ways, columns(dashboard));
        removeAll();
        add(page);
    }

    private Component whose(Dashboard dashboard) {
        Paragraph whose = new Paragraph(
                words.get("send.dashboard.whose", dashboard.child().full(), dashboard.reference()));
        whose.addClassName("gh-lead");
        return whose;
    }

    /** The answers to what families ask first. */
    private Component now(Dashboard dashboard) {
        DescriptionList answers = new DescriptionList();
        answers.addClassName("send-now");
        String where = Optional.ofNullable(dashboard.ending())
                .map(ending -> words.get(ending.textKey()))
                .orElseGet(() -> words.get(dashboard.stage().textKey()));
        answer(
                answers,
                "send.dashboard.where",
                new Paragraph(new Tag(where, Tag.Look.STAGE)),
                dashboard.state() == CaseState.CLOSED ? words.get("send.dashboard.closed") : "");
        if (dashboard.visibility().dates() && dashboard.state() == CaseState.OPEN) {
            next(answers, dashboard);
        }
        answer(answers, "send.dashboard.caseworker", contact(dashboard), "");
        // where it would not be safe, somebody is not shown it
        parties.address(dashboard.id())
                .filter(address -> !address.isEmpty())
                .ifPresent(address -> answer(
                        answers,
                        dashboard.kind() == PartyKind.YOUNG_PERSON
                                ? "send.dashboard.address.own"
                                : "send.dashboard.address",
                        new Paragraph(address.oneLine()),
                        words.get("send.dashboard.address.wrong")));
        return answers;
    }

    /** Who has the case, and how to reach them. */
    private Component contact(Dashboard dashboard) {
        Div contact = new Div(new Paragraph(dashboard.caseworker().orElseGet(() -> words.get("send.dashboard.team"))));
        dashboard
                .cover()
                .ifPresent(cover ->
                        contact.add(quiet(words.get("send.dashboard.cover", cover.name(), words.date(cover.until())))));
        String number = telephone.get();
        if (!number.isBlank()) {
            contact.add(quiet(words.get("send.dashboard.telephone", number)));
        }
        contact.add(new Paragraph(
                new PageLink("send/messages/" + dashboard.id() + "/new", words.get("send.messages.new"))));
        return contact;
    }

    private void next(DescriptionList answers, Dashboard dashboard) {
        Optional<KeyDate> late = first(dashboard, KeyDate.State.OVERDUE, KeyDate.Duty.COUNCIL);
        Optional<KeyDate> council = first(dashboard, KeyDate.State.OPEN, KeyDate.Duty.COUNCIL);
        late.or(() -> council)
                .ifPresentOrElse(
                        date -> answer(
                                answers,
                                "send.dashboard.next",
                                told(dashboard, date),
                                date.unexcused() ? words.get("send.key-date.sorry") : ""),
                        () -> answer(
                                answers,
                                "send.dashboard.next",
                                new Paragraph(words.get("send.dashboard.next.none")),
                                ""));
        first(dashboard, KeyDate.State.OPEN, KeyDate.Duty.FAMILY)
                .ifPresentOrElse(
                        date -> answer(
                                answers,
                                "send.dashboard.you",
                                told(dashboard, date),
                                dashboard.visibility().documents() ? "" : words.get("send.documents.not-shown")),
                        () -> answer(
                                answers,
                                "send.dashboard.you",
                                new Paragraph(words.get("send.dashboard.you.none")),
                                ""));
    }

    private Component told(Dashboard dashboard, KeyDate date) {
        long left = ChronoUnit.DAYS.between(dashboard.today(), date.limit());
        Paragraph line =
                new Paragraph(words.get("send.dashboard.by", words.get(date.textKey()), words.date(date.limit())));
        if (left >= 0) {
            Div both = new Div(line, quiet(words.get("send.key-date.left", left)));
            return both;
        }
        return line;
    }

    private static Optional<KeyDate> first(Dashboard dashboard, KeyDate.State state, KeyDate.Duty duty) {
        return dashboard.dates().stream()
                .filter(date -> date.state() == state && date.duty() == duty)
                .findFirst();
    }

    private void answer(DescriptionList answers, String question, Component answer, String more) {
        DescriptionList.Description told = new DescriptionList.Description(answer);
        if (!more.isEmpty()) {
            told.add(quiet(more));
        }
        Div pair = new Div(new DescriptionList.Term(words.get(question)), told);
        answers.add(pair);
    }

    private static Paragraph quiet(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("gh-quiet");
        return line;
    }

    private Component columns(Dashboard dashboard) {
        String information = Optional.ofNullable(dashboard.ending())
                .map(ending -> ending.informationKey())
                .orElseGet(() -> dashboard.stage().informationKey());
        Component stages = section(
                "send.dashboard.timescales",
                new StageTrack(
                        words,
                        dashboard.stage(),
                        dashboard.ending(),
                        new MoreInformation(words, "send.dashboard.information", information)));
        Div left = new Div(stages, updates(dashboard));
        Div right = new Div(dates(dashboard));
        left.addClassNames("send-column", "gh-stack");
        right.addClassNames("send-column", "gh-stack");
        Div columns = new Div(left, right);
        columns.addClassName("send-columns");
        return columns;
    }

    private Component dates(Dashboard dashboard) {
        if (!dashboard.visibility().dates()) {
            return section("send.dashboard.dates", new Paragraph(words.get("send.dashboard.dates.not-shown")));
        }
        DateWords dateWords = new DateWords(words, dashboard.today());
        List<KeyDate> coming =
                dashboard.dates().stream().filter(DashboardView::isComing).toList();
        List<KeyDate> past =
                dashboard.dates().stream().filter(date -> !isComing(date)).toList();
        Div section = section(
                "send.dashboard.dates",
                coming.isEmpty() ? new Paragraph(words.get("send.dashboard.dates.none")) : dateWords.list(coming));
        if (!past.isEmpty()) {
            NativeDetails earlier =
                    new NativeDetails(words.get("send.dashboard.dates.past", past.size()), dateWords.list(past));
            earlier.addClassName("gh-more");
            section.add(earlier);
        }
        section.add(
                new Paragraph(calendar.of(dashboard, () -> parties.dashboard(dashboard.id()))),
                new Paragraph(new PageLink(CalendarView.path(dashboard.id()), words.get("send.feed.title"))));
        return section;
    }

    private static boolean isComing(KeyDate date) {
        return date.state() == KeyDate.State.OPEN || date.state() == KeyDate.State.OVERDUE;
    }

    private Component updates(Dashboard dashboard) {
        List<CaseUpdate> updates = dashboard.updates();
        if (updates.isEmpty()) {
            return section("send.dashboard.updates", new Paragraph(words.get("send.dashboard.updates.none")));
        }
        Div section = section(
                "send.dashboard.updates",
                timeline(updates.stream().limit(NEWEST_UPDATES).toList()));
        if (updates.size() > NEWEST_UPDATES) {
            NativeDetails earlier = new NativeDetails(
                    words.get("send.dashboard.updates.earlier", updates.size() - NEWEST_UPDATES),
                    timeline(updates.stream().skip(NEWEST_UPDATES).toList()));
            earlier.addClassName("gh-more");
            section.add(earlier);
        }
        return section;
    }

    private Timeline timeline(List<CaseUpdate> updates) {
        Timeline timeline = new Timeline();
        updates.forEach(update -> timeline.event(
                words.get(update.event().textKey()),
                words.get("send.dashboard.update.on", words.date(update.date()), words.dateTime(update.toldAt())),
                update.superseded() ? words.get("send.dashboard.update.superseded") : ""));
        return timeline;
    }

    private Div section(String titleKey, Component... parts) {
        Div section = new Div(new H2(words.get(titleKey)));
        section.addClassNames("gh-stack", "send-part");
        section.add(parts);
        return section;
    }
}
