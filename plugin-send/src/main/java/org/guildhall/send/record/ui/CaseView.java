package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.send.clock.KeyDate;
import org.guildhall.send.clock.PhaseTransfer;
import org.guildhall.send.clock.Timetable;
import org.guildhall.send.record.CaseExportService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CaseNote;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.CaseState;
import org.guildhall.send.record.HistoryService;
import org.guildhall.send.record.Invitation;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.InvitationState;
import org.guildhall.send.record.NotedEvent;
import org.guildhall.send.record.NotedException;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyState;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.SchoolAge;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.TrainingClock;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.list.Timeline;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.MoreInformation;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** One case as staff see it: stage, dates, history, people, notes, and what can be done now (SPEC G10). */
@StyleSheet(Styles.SHEET)
public final class CaseView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/case/:id";

    private static final String TEAM = "team";

    private final Words words;
    private final CaseService cases;
    private final HistoryService history;
    private final PeopleService people;
    private final InvitationService invitations;
    private final Predicate<CaseId> requested;
    private final TrainingClock training;
    private final CaseExportService exports;

    /**
     * Shows the case that the address names.
     *
     * @param requested whether a case was asked for over the portal, of which the record itself knows nothing
     */
    public CaseView(
            Words words,
            CaseService cases,
            HistoryService history,
            PeopleService people,
            InvitationService invitations,
            Predicate<CaseId> requested,
            TrainingClock training,
            CaseExportService exports) {
        this.words = words;
        this.cases = cases;
        this.history = history;
        this.people = people;
        this.invitations = invitations;
        this.requested = requested;
        this.training = training;
        this.exports = exports;
    }

    /** Where the page of a case stands. */
    public static String path(CaseId id) {
        return "send/case/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(new CaseId(PathPart.id(event, "id")));
    }

    private void show(CaseId id) {
        removeAll();
        try {
            show(cases.find(id));
        } catch (RefusedException refused) {
            add(CasePage.refused(words, refused));
        }
    }

    private void show(SendCase shown) {
        CaseId id = shown.id();
        Timetable timetable = history.timetable(id);
        boolean changes = cases.mayChange();
        QuestionPage page = new QuestionPage(words, shown.details().child().full());
        page.addClassName("send-case");
        page.setCaption(words.get("send.work.heading", shown.reference()));
        page.setBack(CasesView.PATH);
        Said.take(words, path(id)).ifPresent(page::addContent);
        page.addContent(head(shown, timetable));
        alike(page, id);
        section(
                page,
                "send.dashboard.timescales",
                new StageTrack(
                        words,
                        timetable.stage(),
                        timetable.ending(),
                        new MoreInformation(
                                words,
                                "send.work.information",
                                timetable
                                        .howEnded()
                                        .map(ending -> ending.informationKey())
                                        .orElseGet(() -> timetable.stage().informationKey()))));
        section(page, "send.dashboard.dates", dates(shown, timetable, changes));
        exceptions(page, shown, changes);
        page.addContent(new H2(words.get("send.work.people")));
        people(page, shown);
        section(page, "send.work.history", events(shown, changes));
        section(page, "send.work.child", child(shown, changes));
        section(page, "send.work.notes", notes(id));
        section(page, "send.work.steps", steps(cases.history(id)));
        if (exports.mayExport()) {
            section(page, "send.work.subject", export(id));
        }
        page.setAside(work(page, shown));
        add(page);
    }

    /** For staff alone: whoever asks is told of nobody's case. */
    private void alike(QuestionPage page, CaseId id) {
        List<CaseLine> others = cases.alike(id);
        if (others.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        others.forEach(other -> list.add(new ListItem(new PageLink(
                path(other.id()), words.get("send.work.alike.one", other.reference(), words.date(other.received()))))));
        page.addContent(new Notice(Notice.Kind.WARNING, new Paragraph(words.get("send.work.alike")), list));
    }

    private void section(QuestionPage page, String titleKey, Component part) {
        page.addContent(new H2(words.get(titleKey)), part);
    }

    private Component head(SendCase shown, Timetable timetable) {
        Div head = new Div();
        head.addClassName("send-head");
        head.add(
                shown.state() == CaseState.CLOSED
                        ? new Tag(words.get(shown.state().textKey()), Tag.Look.NEUTRAL)
                        : new Tag(
                                words.get(timetable
                                        .howEnded()
                                        .map(ending -> ending.textKey())
                                        .orElseGet(() -> timetable.stage().textKey())),
                                Tag.Look.STAGE));
        long excused = timetable.overdue().stream().filter(KeyDate::excused).count();
        long overdue = timetable.overdue().size() - excused;
        if (overdue > 0 && shown.state() == CaseState.OPEN) {
            head.add(new Tag(words.get("send.work.overdue", overdue), Tag.Look.BAD));
        }
        if (excused > 0 && shown.state() == CaseState.OPEN) {
            head.add(new Tag(words.get("send.work.excused", excused), Tag.Look.ATTENTION));
        }
        head.add(new Span(
                shown.caseworker() == null
                        ? words.get("send.work.nobody")
                        : words.get("send.work.caseworker", cases.nameOf(shown.caseworker()))));
        return head;
    }

    private Component dates(SendCase shown, Timetable timetable, boolean changes) {
        DateWords dateWords = new DateWords(words, timetable.today());
        QueueTable<KeyDate> table = new QueueTable<>(
                words,
                words.get("send.dashboard.dates"),
                List.of(
                        Column.of(words.get("send.work.date.what"), this::what),
                        Column.of(words.get("send.work.date.by"), date -> new Span(words.date(date.limit()))),
                        Column.of(words.get("send.work.date.state"), date -> state(dateWords, date)),
                        Column.of(words.get("send.work.date.exception"), date -> exception(shown, date, changes))),
                date -> "");
        table.withoutCount();
        table.setRows(timetable.dates());
        return table;
    }

    private Component what(KeyDate date) {
        Div law = new Div(date.source());
        law.addClassNames("gh-quiet", "send-next-what");
        return new Div(new Span(words.get(date.textKey())), law);
    }

    private Component state(DateWords dateWords, KeyDate date) {
        Div state = new Div(dateWords.tag(date));
        date.whenMet().ifPresent(met -> {
            Div when = new Div(words.get("send.key-date.met", words.date(met)));
            when.addClassNames("gh-quiet", "send-next-what");
            state.add(when);
        });
        return state;
    }

    private Component exception(SendCase shown, KeyDate date, boolean changes) {
        Div cell = new Div();
        date.exceptions().forEach(one -> cell.add(new Div(words.get(one.textKey()))));
        boolean running = date.state() == KeyDate.State.OPEN
                || date.state() == KeyDate.State.OVERDUE
                || date.state() == KeyDate.State.MET_LATE;
        if (changes
                && shown.state() == CaseState.OPEN
                && running
                && !history.reasons(date.rule()).isEmpty()) {
            PageLink record = new PageLink(
                    path(shown.id())
                            + "/exception/"
                            + date.rule()
                            + (date.event().isEmpty() ? "" : "?event=" + date.event()),
                    words.get("send.work.date.except"));
            record.add(hidden(words.get(date.textKey())));
            cell.add(record);
        } else if (cell.getComponentCount() == 0) {
            cell.add(new Span("–"));
        }
        return cell;
    }

    private static Span hidden(String text) {
        Span more = new Span(" " + text);
        more.addClassName("gh-hidden");
        return more;
    }

    private void exceptions(QuestionPage page, SendCase shown, boolean changes) {
        List<NotedException> noted = history.exceptions(shown.id());
        if (noted.isEmpty()) {
            return;
        }
        page.addContent(new H2(words.get("send.work.exceptions")));
        for (NotedException one : noted) {
            NotedException.Withdrawn withdrawn = one.withdrawn();
            SummaryCard card = new SummaryCard(
                            words.get("send.date." + one.exception().rule()))
                    .line(words.get(one.exception().textKey()))
                    .line(words.get("send.work.why"), one.words())
                    .line(by(one.notedAt(), one.notedBy()));
            if (withdrawn != null) {
                card.tag(new Tag(words.get("send.work.withdrawn"), Tag.Look.NEUTRAL))
                        .line(words.get("send.work.withdrawn.why"), withdrawn.why())
                        .line(by(withdrawn.at(), withdrawn.by()));
            } else if (changes && shown.state() == CaseState.OPEN) {
                PageLink withdraw =
                        new PageLink(path(shown.id()) + "/withdraw/" + one.id(), words.get("send.withdraw.title"));
                card.actions(withdraw);
            }
            page.addContent(card);
        }
    }

    private Component events(SendCase shown, boolean changes) {
        OrderedList list = new OrderedList();
        list.addClassName("gh-timeline");
        history.events(shown.id()).forEach(event -> list.add(event(shown, event, changes)));
        return list;
    }

    private ListItem event(SendCase shown, NotedEvent event, boolean changes) {
        Span title = new Span(words.get(event.kind().textKey()));
        title.addClassName("gh-timeline-what");
        Span on = new Span(words.get("send.work.event.on", words.date(event.date())));
        Span noted = new Span(by(event.notedAt(), event.notedBy()));
        noted.addClassName("gh-quiet");
        Div entry = new Div(title, on);
        if (event.remedy() != null) {
            entry.add(new Span(words.get(event.remedy().textKey())));
        }
        entry.add(noted);
        entry.addClassName("gh-timeline-entry");
        if (!event.reason().isEmpty()) {
            Paragraph reason = new Paragraph(event.reason());
            reason.addClassName("gh-kept-lines");
            entry.add(reason);
        }
        NotedEvent.Superseded superseded = event.superseded();
        if (superseded != null) {
            entry.addClassName("send-superseded");
            entry.add(
                    new Div(new Tag(
                            words.get(superseded.replacedBy() == null ? "send.work.taken-back" : "send.work.corrected"),
                            Tag.Look.NEUTRAL)),
                    new Span(words.get("send.work.superseded.why", superseded.why())),
                    new Span(by(superseded.at(), superseded.by())));
        } else if (changes && shown.state() == CaseState.OPEN) {
            PageLink correct = new PageLink(path(shown.id()) + "/event/" + event.id(), words.get("send.work.correct"));
            correct.add(hidden(words.get(event.kind().textKey()) + ", " + words.date(event.date())));
            entry.add(new Div(correct));
        }
        return new ListItem(entry);
    }

    private Component child(SendCase shown, boolean changes) {
        SummaryList list = new SummaryList(words)
                .row(words.get("send.open.birth"), words.date(shown.details().birth()))
                .row(
                        words.get("send.work.school-age"),
                        words.date(SchoolAge.lastDay(shown.details().birth())))
                .row(
                        words.get("send.open.address"),
                        shown.details().address().lines().toList())
                .row(words.get("send.open.received"), words.date(shown.received()))
                .row(
                        words.get("send.open.asked-by"),
                        List.of(words.get(shown.askedBy().textKey()), shown.askerName(), shown.askerEmail()));
        list.row(words.get("send.moves.title"), moves(shown));
        if (!shown.details().formerReference().isEmpty()) {
            list.row(words.get("send.open.former-reference"), shown.details().formerReference());
        }
        if (shown.state() == CaseState.CLOSED && shown.closedOn() != null) {
            list.row(words.get("send.work.closed"), List.of(words.date(shown.closedOn()), shown.closedWhy()));
        }
        Div part = new Div(list);
        part.addClassName("gh-stack");
        if (changes) {
            part.add(new PageLink(path(shown.id()) + "/describe", words.get("send.describe.title")));
        }
        return part;
    }

    private List<String> moves(SendCase shown) {
        List<PhaseTransfer> named = shown.details().transfers();
        return named.isEmpty()
                ? List.of(words.get("send.moves.usual"))
                : named.stream()
                        .map(move -> words.get(
                                "send.moves.one", words.get(move.kind().textKey()), words.date(move.on())))
                        .toList();
    }

    private void people(QuestionPage page, SendCase shown) {
        List<Invitation> invited = invitations.list(shown.id());
        List<Party> parties = people.parties(shown.id());
        if (invited.isEmpty()) {
            page.addContent(new Paragraph(words.get("send.work.people.none")));
        }
        List<Component> over = new ArrayList<>();
        for (Invitation invitation : invited) {
            Optional<Party> party = parties.stream()
                    .filter(one -> one.invitation().equals(invitation.id()))
                    .findFirst();
            Component card = PersonCard.of(words, shown, cases.today(), invitation, party, invitations.mayInvite());
            boolean ended = party.filter(one -> one.state() != PartyState.ENDED).isEmpty()
                    && Set.of(InvitationState.REVOKED, InvitationState.DECLINED).contains(invitation.state());
            if (ended) {
                over.add(card);
            } else {
                page.addContent(card);
            }
        }
        if (!over.isEmpty()) {
            Div cards = new Div(over.toArray(Component[]::new));
            cards.addClassName("gh-stack");
            NativeDetails earlier = new NativeDetails(words.get("send.work.people.over", over.size()), cards);
            earlier.addClassName("gh-more");
            page.addContent(earlier);
        }
    }

    private Component notes(CaseId id) {
        List<CaseNote> notes = cases.notes(id);
        if (notes.isEmpty()) {
            return new Paragraph(words.get("send.work.notes.none"));
        }
        Timeline timeline = new Timeline();
        notes.forEach(
                note -> timeline.event(cases.nameOf(note.author()), words.dateTime(note.writtenAt()), note.text()));
        return timeline;
    }

    private Component steps(List<AuditEntry> entries) {
        Timeline timeline = new Timeline();
        Set<String> looks = new HashSet<>();
        entries.stream()
                .filter(entry -> words.has("audit." + entry.action()))
                // that somebody looked at it is told once for each of their days
                .filter(entry -> !entry.action().equals("send.case.viewed")
                        || looks.add(entry.actor()
                                + entry.at().atZone(WorkingDays.ZONE).toLocalDate()))
                .forEach(entry ->
                        timeline.event(words.get("audit." + entry.action()), by(entry.at(), entry.actor()), ""));
        NativeDetails details = new NativeDetails(words.get("send.work.steps.show"), timeline);
        details.addClassName("gh-more");
        return details;
    }

    private String by(Instant at, String actor) {
        return words.get("send.work.by", words.dateTime(at), actor(actor));
    }

    private String actor(String actor) {
        try {
            return cases.nameOf(AccountId.parse(actor));
        } catch (IllegalArgumentException noAccount) {
            return words.get("send.work.system");
        }
    }

    /** For the request of a child who has no account: what is kept of others is taken out at their accounts. */
    private Component export(CaseId id) {
        Anchor archive = new Anchor(CaseExportService.path(id), words.get("send.work.subject.get"));
        archive.setRouterIgnore(true);
        return new Div(new Paragraph(words.get("send.work.subject.text")), new Paragraph(archive));
    }

    /** Stands beside the case, for the page is long. */
    private Component work(QuestionPage page, SendCase shown) {
        Div panel = new Div(new H2(words.get("send.work.title")));
        panel.addClassNames("send-work", "gh-stack");
        boolean open = shown.state() == CaseState.OPEN;
        String path = path(shown.id());
        if (cases.mayChange() && open) {
            panel.add(new PageLink(path + "/event", words.get("send.note-event.title")).asPrimary());
        }
        if (invitations.mayInvite()) {
            panel.add(new PageLink(path + "/invite", words.get("send.invite.title")).asSecondary());
        }
        if (requested.test(shown.id())) {
            panel.add(new PageLink(path + "/request", words.get("send.work.request")).asSecondary());
        }
        panel.add(
                new PageLink(path + "/messages", words.get("send.messages.title")).asSecondary(),
                new PageLink(path + "/documents", words.get("send.work.documents")).asSecondary(),
                new PageLink(path + "/actions", words.get("send.work.forms")).asSecondary());
        if (cases.mayChange()) {
            panel.add(new PageLink(path + "/note", words.get("send.note.title")).asSecondary());
            if (open) {
                assign(page, shown, panel);
                panel.add(new PageLink(path + "/close", words.get("send.close.title")));
                if (training.runs()) {
                    panel.add(new PageLink(path + "/training-clock", words.get("send.training-clock.title")));
                }
            } else {
                panel.add(ActionButton.secondary(words.get("send.work.reopen"), page.guarded(() -> {
                    cases.reopen(shown.id());
                    show(shown.id());
                })));
            }
        }
        return panel;
    }

    private void assign(QuestionPage page, SendCase shown, Div panel) {
        List<Option> options = AssignPanel.options(words, cases).stream()
                .filter(option -> !option.value()
                        .equals(shown.caseworker() == null ? TEAM : Objects.toString(shown.caseworker())))
                .toList();
        SelectInput to = page.watch(
                new SelectInput("caseworker", words.get("send.assign.to"), words.get("send.assign.prompt"), options));
        H3 title = new H3(words.get("send.cases.caseworker"));
        panel.add(title, to, ActionButton.secondary(words.get("send.assign.one"), page.guarded(() -> {
            if (to.isEmpty()) {
                page.showProblems(List.of(FieldProblem.of("caseworker", "send.assign.missing")));
                return;
            }
            boolean left = !cases.assign(
                            List.of(shown.id()), to.value().equals(TEAM) ? null : AccountId.parse(to.value()))
                    .left()
                    .isEmpty();
            if (left) {
                page.showProblem(words.get("send.assign.left-one"));
            } else {
                Said.on(this, path(shown.id()), "send.assign.one.done");
            }
        })));
    }
}
