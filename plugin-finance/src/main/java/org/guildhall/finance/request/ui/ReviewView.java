package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.session.Actors;
import org.guildhall.finance.document.ui.DocumentLinks;
import org.guildhall.finance.grant.ui.PersonView;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.Decision;
import org.guildhall.finance.request.Evidence;
import org.guildhall.finance.request.FirstApproval;
import org.guildhall.finance.request.MailTrouble;
import org.guildhall.finance.request.OnlineConsent;
import org.guildhall.finance.request.PhoneAnswer;
import org.guildhall.finance.request.PhoneCheck;
import org.guildhall.finance.request.PhoneCheckService;
import org.guildhall.finance.request.RequestNote;
import org.guildhall.finance.request.RequestState;
import org.guildhall.finance.request.Visitor;
import org.guildhall.finance.ui.Styles;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.list.Timeline;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** One request as the officer sees it: beside the finance record, with all that was sent, said and done (SPEC F12). */
@StyleSheet(Styles.SHEET)
public final class ReviewView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/queue/:id";

    private final Words words;
    private final AccessReviewService review;
    private final PhoneCheckService phone;
    private final RoleWords names;
    private final Clock clock;
    private final Div news = new Div();
    private Actors.@Nullable Binding watching;

    /** Shows the request that the address names. */
    public ReviewView(Words words, AccessReviewService review, PhoneCheckService phone, RoleWords names, Clock clock) {
        this.words = words;
        this.phone = phone;
        this.names = names;
        this.review = review;
        this.clock = clock;
        news.addClassName("finance-news");
    }

    static String path(AccessRequestId id) {
        return "finance/queue/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AccessRequestId id = new AccessRequestId(PathPart.id(event, "id"));
        watch(id, event.getUI());
        show(id, Said.take(words, path(id)));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        watchNoMore();
    }

    private void watch(AccessRequestId id, UI ui) {
        watchNoMore();
        watching = review.watch(id, ui.accessLater(() -> tellOfChange(id), () -> {})::run);
    }

    private void watchNoMore() {
        if (watching != null) {
            watching.close();
            watching = null;
        }
    }

    /** The page is not redrawn under the eyes of somebody who reads. */
    private void tellOfChange(AccessRequestId id) {
        Div told = new Div(
                new Paragraph(words.get("finance.review.changed.now")),
                ActionButton.secondary(words.get("finance.review.changed.show"), () -> show(id, Optional.empty())));
        news.removeAll();
        news.add(new Notice(Notice.Kind.WARNING, told).announced());
    }

    private void show(AccessRequestId id, Optional<Notice> done) {
        AccessRequest request = review.open(id);
        QuestionPage page = new QuestionPage(
                words,
                words.get("finance.review.title", request.represented().name().full()));
        page.addClassName("finance-review");
        page.setBack(QueueView.PATH);
        page.setCaption(words.get("finance.review.caption", request.reference()));
        done.ifPresent(page::addContent);
        page.addContent(head(request));
        if (request.state().isOpen() && review.isOwn(request)) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("finance.review.own-request")));
        }
        if (request.state().isOpen() && request.firstApproval() != null) {
            page.addContent(approvedOnce(request.firstApproval()));
        }
        if (request.state().isOpen()) {
            warn(page, request);
        }
        Optional<AccessRequest> before = Optional.ofNullable(request.follows()).flatMap(review::linked);
        linked(request, before).ifPresent(page::addContent);
        review.mailTroubles(id).forEach(trouble -> page.addContent(undelivered(trouble)));
        page.addContent(outcome(request));
        page.addContent(new ComparisonPanel(words, review, request, page, () -> show(id, Optional.empty())));
        section(page, "finance.review.requester", requester(request));
        section(page, "finance.review.evidence", evidence(review.evidence(id), consent(request)));
        before.ifPresent(earlier -> section(
                page, "finance.review.evidence.before", evidence(review.evidence(earlier.id()), Optional.empty())));
        section(page, "finance.review.thread", thread(id));
        if (!review.isOwn(request)) {
            phoneCheck(request).ifPresent(checks -> section(page, "finance.phone.title", checks));
            section(page, "finance.review.notes", notes(request));
        }
        section(page, "finance.review.history", history(review.history(id)));
        if (request.state().isOpen() && review.mayWorkOn(request)) {
            decide(page, request);
        } else if (canBeInvited(request)) {
            page.setAside(link(page, request));
        }
        news.removeAll();
        removeAll();
        add(news, page);
    }

    private void warn(QuestionPage page, AccessRequest request) {
        if (request.person() != null) {
            review.changes(request.person()).forEach(noted -> page.addContent(Warnings.of(words, noted)));
        }
        Warnings.of(words, phone.standing(request.id())).ifPresent(page::addContent);
    }

    /** The questions to ask, and how those stand that were; nothing where the council makes no telephone checks. */
    private Optional<Component> phoneCheck(AccessRequest request) {
        Map<String, PhoneAnswer> asked = new LinkedHashMap<>();
        phone.script()
                .forEach(question ->
                        asked.put(question.english(), new PhoneAnswer(question, PhoneAnswer.Outcome.NOT_ASKED)));
        phone.standing(request.id())
                .forEach(answer -> asked.put(answer.question().english(), answer));
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        SummaryList list = new SummaryList(words);
        asked.values()
                .forEach(answer -> list.row(
                        answer.question().in(words.language()),
                        new Tag(words.get(answer.outcome().textKey()), look(answer.outcome()))));
        Div part = new Div(list);
        part.addClassName("gh-stack");
        if (request.state().isOpen()
                && review.mayWorkOn(request)
                && !phone.script().isEmpty()) {
            part.add(new PageLink(PhoneCheckView.path(request.id()), words.get("finance.phone.add")).asSecondary());
        }
        return Optional.of(part);
    }

    private static Tag.Look look(PhoneAnswer.Outcome outcome) {
        return switch (outcome) {
            case MATCHES -> Tag.Look.GOOD;
            case DOES_NOT_MATCH -> Tag.Look.BAD;
            case NOT_ASKED -> Tag.Look.NEUTRAL;
        };
    }

    private Component head(AccessRequest request) {
        Div head = new Div(
                StateTag.forStaff(words, request.state(), request.answeredAt(), request.firstApproval() != null));
        head.addClassName("finance-head");
        if (request.visitor() != null) {
            head.add(new Tag(words.get("finance.review.visitor"), Tag.Look.NEUTRAL));
        }
        if (request.state().isOpen()) {
            head.add(new TimeLeft(words, clock).of(request.state(), request.dueAt()));
        }
        head.add(new Span(
                request.assignee() == null
                        ? words.get("finance.review.unassigned")
                        : words.get("finance.review.assigned", review.nameOf(request.assignee()))));
        return head;
    }

    /** The request before an account and the one on the portal name each other. */
    private Optional<Notice> linked(AccessRequest request, Optional<AccessRequest> before) {
        if (request.follows() != null) {
            return before.map(earlier -> follows(earlier, request));
        }
        Visitor visitor = request.visitor();
        Instant invitedAt = visitor == null ? null : visitor.invitedAt();
        if (visitor == null || invitedAt == null) {
            return Optional.empty();
        }
        return Optional.of(review.goingOn(request.id())
                .map(next -> new Notice(
                        Notice.Kind.INFORMATION,
                        new Paragraph(words.get("finance.review.goes-on", next.reference())),
                        new PageLink(path(next.id()), words.get("finance.review.goes-on.open"))))
                .orElseGet(() -> new Notice(Notice.Kind.INFORMATION, howTheLinkStands(visitor, invitedAt))));
    }

    private String howTheLinkStands(Visitor visitor, Instant invitedAt) {
        Instant withdrawnAt = visitor.linkWithdrawnAt();
        if (withdrawnAt != null) {
            return words.get("finance.review.withdrawn", words.dateTime(invitedAt), words.dateTime(withdrawnAt));
        }
        return words.get(
                visitor.isInvited() ? "finance.review.invited" : "finance.review.registered",
                words.dateTime(invitedAt));
    }

    private Notice follows(AccessRequest before, AccessRequest now) {
        Notice notice = new Notice(Notice.Kind.INFORMATION, words.get("finance.review.follows", before.reference()));
        changed(before, now).ifPresent(notice::add);
        notice.add(new PageLink(path(before.id()), words.get("finance.review.follows.open")));
        return notice;
    }

    /** What was said otherwise the second time. */
    private Optional<Paragraph> changed(AccessRequest before, AccessRequest now) {
        List<String> details = new ArrayList<>();
        if (!before.role().equals(now.role())) {
            details.add(words.get("finance.role"));
        }
        if (!before.requester().name().equals(now.requester().name())
                || !before.requester().address().equals(now.requester().address())) {
            details.add(words.get("finance.review.requester"));
        }
        if (!before.represented().equals(now.represented())) {
            details.add(words.get("finance.my-request.about"));
        }
        return details.isEmpty()
                ? Optional.empty()
                : Optional.of(new Paragraph(words.get("finance.review.follows.changed", String.join(", ", details))));
    }

    private boolean canBeInvited(AccessRequest request) {
        Visitor visitor = request.visitor();
        return visitor != null
                && visitor.isInvited()
                && request.state() == RequestState.APPROVED
                && review.mayWorkOn(request);
    }

    private Div link(QuestionPage page, AccessRequest request) {
        Visitor visitor = Objects.requireNonNull(request.visitor());
        boolean withdrawn = visitor.linkWithdrawnAt() != null;
        Div panel = new Div(
                new H2(words.get("finance.review.invite")),
                new Paragraph(
                        words.get(withdrawn ? "finance.review.invite.withdrawn.text" : "finance.review.invite.text")),
                ActionButton.secondary(words.get("finance.review.invite.again"), page.guarded(() -> {
                    review.inviteAgain(request.id());
                    show(request.id(), done("finance.review.invite.done"));
                })));
        if (!withdrawn) {
            panel.add(
                    new Paragraph(words.get("finance.review.invite.withdraw.text")),
                    ActionButton.warning(words.get("finance.review.invite.withdraw"), page.guarded(() -> {
                        review.withdrawLink(request.id());
                        show(request.id(), done("finance.review.invite.withdraw.done"));
                    })));
        }
        panel.addClassName("finance-decision");
        return panel;
    }

    /** Told on the page where it was done; the button that was pressed has gone. */
    private Optional<Notice> done(String textKey) {
        return Optional.of(
                new Notice(Notice.Kind.SUCCESS, words.get(textKey)).announced().takesKeyboard());
    }

    private Notice approvedOnce(FirstApproval first) {
        return new Notice(
                Notice.Kind.INFORMATION,
                words.get("finance.review.second.needed", review.nameOf(first.by()), words.dateTime(first.at())));
    }

    private Notice undelivered(MailTrouble mail) {
        return new Notice(
                Notice.Kind.WARNING,
                words.get(
                        mail.refused() ? "finance.review.mail.refused" : "finance.review.mail.waiting",
                        mail.subject(),
                        mail.to(),
                        words.dateTime(mail.writtenAt())));
    }

    private Component outcome(AccessRequest request) {
        Decision decision = request.decision();
        if (decision == null) {
            return new Div();
        }
        Div told = new Div(new Paragraph(
                words.get("finance.review.decided", review.nameOf(decision.by()), words.dateTime(decision.at()))));
        if (decision.reason() != null) {
            told.add(new Paragraph(words.get(decision.reason().textKey())));
        }
        if (!decision.words().isEmpty()) {
            told.add(new Paragraph(decision.words()));
        }
        if (request.person() != null) {
            told.add(new PageLink(PersonView.path(request.person()), words.get("finance.review.see-access")));
        }
        return new Notice(Notice.Kind.INFORMATION, told);
    }

    private void section(QuestionPage page, String titleKey, Component... parts) {
        page.addContent(new H2(words.get(titleKey)));
        page.addContent(parts);
    }

    private SummaryList requester(AccessRequest request) {
        SummaryList list = new SummaryList(words)
                .row(
                        words.get("finance.review.name"),
                        request.requester().name().full())
                .row(words.get("finance.role"), names.name(request.role()))
                .row(
                        words.get("finance.review.address"),
                        request.requester().address().lines().toList())
                .row(
                        words.get("finance.review.email"),
                        request.visitor() == null
                                ? review.emailOf(request)
                                : words.get("finance.review.email.confirmed", review.emailOf(request)));
        if (!request.forSelf() || request.visitor() != null) {
            list.row(
                    words.get("finance.review.contact"),
                    words.get(request.requester().contact().textKey()));
        }
        String phone = review.phoneOf(request);
        return phone.isEmpty() ? list : list.row(words.get("finance.review.phone"), phone);
    }

    private Optional<Tag> consent(AccessRequest request) {
        return review.consent(request.id()).map(asked -> switch (asked.answer()) {
            case WAITING -> new Tag(words.get("finance.review.consent.asked", asked.email()), Tag.Look.ATTENTION);
            case NO -> new Tag(words.get("finance.review.consent.no", asked.email()), Tag.Look.BAD);
            case YES -> agreed(asked, review.proves(asked, request.person()));
        });
    }

    private Tag agreed(OnlineConsent asked, boolean proved) {
        return new Tag(
                words.get(
                        proved ? "finance.review.consent.yes" : "finance.review.consent.unchecked",
                        asked.by() == null ? asked.email() : review.nameOf(asked.by()),
                        asked.email()),
                proved ? Tag.Look.GOOD : Tag.Look.ATTENTION);
    }

    private Component evidence(List<Evidence> files, Optional<Tag> consent) {
        if (files.isEmpty() && consent.isEmpty()) {
            return new Paragraph(words.get("finance.review.evidence.none"));
        }
        SummaryList list = new SummaryList(words);
        consent.ifPresent(tag -> list.row(words.get("finance.review.consent"), tag));
        files.forEach(file -> {
            Div cell = new Div(name(file.document()));
            cell.add(new Span(" " + words.size(file.document().size()) + " "));
            cell.add(scan(file));
            list.row(words.dateTime(file.sentAt()), cell);
        });
        if (files.stream().anyMatch(file -> file.document().scan() == StoredDocument.Scan.NOT_SCANNED)) {
            Paragraph hint = new Paragraph(words.get("finance.scan.not-scanned.hint"));
            hint.addClassName("gh-quiet");
            return new Div(list, hint);
        }
        return list;
    }

    /** A link where there is something to open. */
    private static Component name(StoredDocument document) {
        return document.scan().isReadable()
                ? DocumentLinks.view(document.id(), document.fileName())
                : new Span(document.fileName());
    }

    private Tag scan(Evidence file) {
        return switch (file.document().scan()) {
            case CLEAN, NOT_NEEDED -> new Tag(words.get("finance.scan.clean"), Tag.Look.GOOD);
            case WAITING -> new Tag(words.get("finance.scan.waiting"), Tag.Look.NEUTRAL);
            case QUARANTINED -> new Tag(words.get("finance.scan.quarantined"), Tag.Look.BAD);
            case NOT_SCANNED -> new Tag(words.get("finance.scan.not-scanned"), Tag.Look.ATTENTION);
        };
    }

    private Component thread(AccessRequestId id) {
        var thread = review.thread(id);
        return thread.isEmpty()
                ? new Paragraph(words.get("finance.review.thread.none"))
                : Messages.forStaff(words, thread, message -> review.nameOf(message.author()));
    }

    private Component notes(AccessRequest request) {
        List<RequestNote> notes = new ArrayList<>(review.notes(request.id()));
        phone.calls(request.id()).forEach(call -> notes.add(note(call)));
        notes.sort(Comparator.comparing(RequestNote::notedAt));
        Div part = new Div();
        part.addClassName("gh-stack");
        if (!notes.isEmpty()) {
            Timeline timeline = new Timeline();
            notes.forEach(
                    note -> timeline.event(review.nameOf(note.author()), words.dateTime(note.notedAt()), note.text()));
            part.add(timeline);
        }
        if (review.mayWorkOn(request)) {
            part.add(new PageLink(NoteView.path(request.id()), words.get("finance.review.note.add")).asSecondary());
        }
        return part;
    }

    /** A call stands among the notes, with a line for each question. */
    private RequestNote note(PhoneCheck call) {
        String answers = call.answers().stream()
                .map(answer -> words.get(
                        "finance.phone.call.answer",
                        answer.question().in(words.language()),
                        words.get(answer.outcome().textKey())))
                .collect(Collectors.joining("\n"));
        return new RequestNote(call.id(), call.officer(), words.get("finance.phone.call") + "\n" + answers, call.at());
    }

    private Component history(List<AuditEntry> entries) {
        Timeline timeline = new Timeline();
        entries.stream()
                .filter(entry -> words.has("finance.audit." + entry.action()))
                .forEach(entry -> timeline.event(
                        words.get("finance.audit." + entry.action()),
                        words.get("finance.audit.by", words.dateTime(entry.at()), actor(entry.actor())),
                        ""));
        return timeline;
    }

    private String actor(String actor) {
        try {
            return review.nameOf(AccountId.parse(actor));
        } catch (IllegalArgumentException noAccount) {
            return actor.equals("anonymous") ? words.get("finance.review.nobody-signed-in") : actor;
        }
    }

    /** Stands beside the request, for the page is long. */
    private void decide(QuestionPage page, AccessRequest request) {
        AccessRequestId id = request.id();
        Div panel = new Div(new H2(words.get("finance.review.decide")));
        panel.addClassName("finance-decision");
        if (request.person() == null) {
            panel.add(new Paragraph(words.get("finance.review.choose-first")));
        }
        if (request.person() != null) {
            panel.add(ActionButton.primary(
                    words.get("finance.review.approve"), () -> open(request, ApproveView.path(id))));
        }
        panel.add(ActionButton.secondary(words.get("finance.review.reject"), () -> open(request, RejectView.path(id))));
        if (request.visitor() == null) {
            panel.add(ActionButton.secondary(words.get("finance.review.ask"), () -> open(request, AskView.path(id))));
        } else {
            panel.add(new Paragraph(words.get("finance.review.ask.no-account")));
        }
        boolean mine = review.isMine(request);
        panel.add(ActionButton.text(
                words.get(mine ? "finance.review.unassign" : "finance.review.assign"), page.guarded(() -> {
                    if (mine) {
                        review.unassign(request);
                    } else {
                        review.assignToMe(request);
                    }
                    show(id, Optional.empty());
                })));
        page.setAside(panel);
    }

    private void open(AccessRequest seen, String path) {
        if (review.hasChanged(seen)) {
            show(seen.id(), Optional.empty());
            news.add(new Notice(Notice.Kind.WARNING, words.get("finance.review.changed.shown")).takesKeyboard());
        } else {
            getUI().ifPresent(ui -> ui.navigate(path));
        }
    }
}
