package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.referral.record.Feedback;
import org.guildhall.referral.record.LinkKind;
import org.guildhall.referral.record.LinkedReferral;
import org.guildhall.referral.record.NamedPerson;
import org.guildhall.referral.record.Outcome;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.referral.record.ReferralId;
import org.guildhall.referral.record.ReferralNote;
import org.guildhall.referral.record.SimilarReferral;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.list.SummaryCard;
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

/** One referral as an officer sees it: what was sent, what may belong to it, and what was done (SPEC H10). */
@StyleSheet(Styles.SHEET)
public final class CaseView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "referral/case/:id";

    private final FormServices services;
    private final Words words;
    private final TriageService triage;
    private final ReferralForms forms;
    private final PaperCopy paper;
    private final Clock clock;

    /** Shows the referral that the address names. */
    public CaseView(FormServices services, TriageService triage, ReferralForms forms, PaperCopy paper, Clock clock) {
        this.services = services;
        this.words = services.words();
        this.triage = triage;
        this.forms = forms;
        this.paper = paper;
        this.clock = clock;
    }

    static String path(ReferralId id) {
        return "referral/case/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ReferralId id = new ReferralId(PathPart.id(event, "id"));
        show(id, Said.take(words, path(id)));
    }

    /** After something was done here; the button that was pressed has gone. */
    private void show(ReferralId id, String done) {
        show(id, Optional.of(new Notice(Notice.Kind.SUCCESS, done).announced().takesKeyboard()));
    }

    private void show(ReferralId id, Optional<Notice> done) {
        Referral referral = triage.open(id);
        QuestionPage page = new QuestionPage(words, title(referral));
        page.addClassName("referral-case");
        page.setCaption(
                words.get("referral.case.caption", words.get(referral.form() + ".title"), referral.reference()));
        page.setBack(InboxView.path(referral.inbox()));
        done.ifPresent(page::addContent);
        page.addContent(head(referral));
        warn(page, referral);
        if (triage.isOwn(referral)) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("referral.own")));
        }
        outcome(page, referral);
        boolean works = triage.mayDecide(referral);
        linked(page, referral, works);
        section(page, "referral.case.about", about(referral));
        section(page, "referral.case.sender", sender(referral));
        List<StoredDocument> files = triage.attachments(id);
        if (!files.isEmpty()) {
            section(page, "referral.attachments", MyReferralView.attachments(words, files));
        }
        page.addContent(new H2(words.get("referral.case.answers")), Told.shown(services, forms, referral));
        page.addContent(new Paragraph(paper.link(referral, () -> triage.open(id))));
        if (!triage.isOwn(referral)) {
            section(page, "referral.case.notes", notes(id));
        }
        section(page, "referral.case.history", history(triage.history(id)));
        if (works) {
            work(page, referral);
        }
        removeAll();
        add(page);
    }

    private String title(Referral referral) {
        return referral.about().isBlank() ? referral.senderName() : referral.about();
    }

    private Component head(Referral referral) {
        Div head = new Div();
        head.addClassName("referral-head");
        if (referral.urgent()) {
            head.add(StateTag.urgent(words));
        }
        head.add(StateTag.forStaff(words, referral.state()));
        if (referral.state().isOpen()) {
            head.add(new TimeLeft(words, clock).of(referral.due()));
        }
        head.add(new Span(
                referral.assignee() == null
                        ? words.get("referral.case.unassigned")
                        : words.get("referral.case.assigned", triage.nameOf(referral.assignee()))));
        return head;
    }

    /** What puts somebody at risk if it is overlooked stands before all else. */
    private void warn(QuestionPage page, Referral referral) {
        List<String> warnings = new ArrayList<>();
        forms.secretAddresses(referral.form(), referral.answers())
                .forEach(secret -> warnings.add(words.get("referral.case.secret-address", secret.of(), secret.from())));
        if (!ReferralForms.mayTellFamily(referral.answers())) {
            warnings.add(words.get("referral.case.secret-sender"));
        }
        SafeWays.refused(words, referral).ifPresent(warnings::add);
        if (ReferralForms.namesSelfHarm(referral.answers())) {
            warnings.add(words.get("referral.case.self-harm"));
        }
        if (!warnings.isEmpty()) {
            page.addContent(new Notice(
                    Notice.Kind.WARNING, warnings.stream().map(Paragraph::new).toArray(Component[]::new)));
        }
    }

    private void outcome(QuestionPage page, Referral referral) {
        Outcome outcome = referral.outcome();
        if (outcome != null && referral.decidedAt() != null && referral.decidedBy() != null) {
            SummaryList list = new SummaryList(words)
                    .row(words.get("referral.case.outcome"), words.get(outcome.textKey()))
                    .row(
                            words.get("referral.case.decided"),
                            words.get(
                                    "referral.case.by",
                                    words.dateTime(referral.decidedAt()),
                                    triage.nameOf(referral.decidedBy())));
            if (!referral.outcomeWords().isEmpty()) {
                list.row(
                        words.get("referral.case.outcome-words"),
                        referral.outcomeWords().lines().toList());
            }
            section(page, "referral.case.outcome", list);
        }
        Feedback feedback = referral.feedback();
        if (feedback != null && referral.feedbackAt() != null) {
            SummaryList told =
                    new SummaryList(words).row(words.get("referral.reply.at"), words.dateTime(referral.feedbackAt()));
            feedback.toldOutcome()
                    .ifPresent(named -> told.row(words.get("referral.reply.told"), words.get(named.textKey())));
            section(
                    page,
                    "referral.case.feedback",
                    told.row(
                                    words.get("referral.reply.why"),
                                    feedback.why().lines().toList())
                            .row(
                                    words.get("referral.reply.next"),
                                    feedback.next().lines().toList()));
            if (referral.isUntold()) {
                page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("referral.reply.none-since")));
            }
            triage.earlierFeedback(referral.id())
                    .forEach(earlier -> page.addContent(MyReferralView.earlier(words, earlier)));
        } else if (!referral.state().isOpen()) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("referral.reply.none")));
        }
    }

    private void linked(QuestionPage page, Referral referral, boolean works) {
        List<LinkedReferral> links = triage.links(referral.id());
        List<SimilarReferral> similar = triage.similar(referral.id());
        if (links.isEmpty() && similar.isEmpty()) {
            return;
        }
        page.addContent(new H2(words.get("referral.case.linked")));
        for (LinkedReferral link : links) {
            SummaryCard card = new SummaryCard(link.other().about())
                    .tag(new Tag(words.get(link.kind().textKey()), Tag.Look.ACTIVE))
                    .line(words.get("referral.reference"), link.other().reference());
            PageLink open = new PageLink(path(link.other().id()), words.get("referral.case.open-other"));
            page.addContent(
                    works
                            ? card.actions(
                                    open,
                                    named(
                                            ActionButton.text(words.get("referral.case.unlink"), page.guarded(() -> {
                                                triage.unlink(
                                                        referral.id(),
                                                        link.other().id());
                                                show(referral.id(), words.get("referral.said.unlinked"));
                                            })),
                                            link.other().reference()))
                            : card.actions(open));
        }
        for (SimilarReferral one : similar) {
            String reasons = one.reasons().stream()
                    .map(reason -> words.get(reason.textKey()))
                    .collect(Collectors.joining(", "));
            SummaryCard card = new SummaryCard(one.person().full())
                    .tag(new Tag(words.get("referral.case.similar"), Tag.Look.ATTENTION))
                    .line(words.get("referral.reference"), one.other().reference())
                    .line(words.get("referral.case.like", one.like().full()), reasons);
            PageLink open = new PageLink(path(one.other().id()), words.get("referral.case.open-other"));
            page.addContent(
                    works
                            ? card.actions(
                                    open,
                                    link(page, referral, one, one.suggested()),
                                    link(
                                            page,
                                            referral,
                                            one,
                                            one.suggested() == LinkKind.DUPLICATE
                                                    ? LinkKind.SIBLING
                                                    : LinkKind.DUPLICATE))
                            : card.actions(open));
        }
    }

    private ActionButton link(QuestionPage page, Referral referral, SimilarReferral other, LinkKind kind) {
        String label = words.get(kind.textKey() + ".button");
        Runnable action = page.guarded(() -> {
            triage.link(referral.id(), other.other().id(), kind);
            show(referral.id(), words.get("referral.said.linked"));
        });
        ActionButton button =
                kind == other.suggested() ? ActionButton.secondary(label, action) : ActionButton.text(label, action);
        return named(button, other.other().reference());
    }

    /** Several buttons of the same words tell screen readers which referral they mean. */
    private static ActionButton named(ActionButton button, String reference) {
        Span which = new Span(" " + reference);
        which.addClassName("gh-hidden");
        button.add(which);
        return button;
    }

    /** Who is who: an adult's name must not be taken for a child's. */
    private Component about(Referral referral) {
        SummaryList list = new SummaryList(words);
        for (NamedPerson person : forms.people(referral.form(), referral.answers())) {
            list.row(
                    words.get("referral.kind." + person.kind()),
                    Stream.concat(
                                    Stream.of(person.name().full()),
                                    Stream.ofNullable(person.birth()).map(words::date))
                            .toList());
        }
        return list;
    }

    private Component sender(Referral referral) {
        SummaryList list = new SummaryList(words).row(words.get("referral.mine.name"), referral.senderName());
        // beside the telephone number, so that nobody rings at the wrong moment
        new SafeWays(words, referral).addTo(list);
        triage.sender(referral.id()).ifPresent(account -> contact(list, account));
        return list;
    }

    private void contact(SummaryList list, Account account) {
        var profession = account.details().profession();
        list.row(words.get("referral.mine.email"), account.email())
                .row(
                        words.get("referral.mine.phone"),
                        profession == null ? account.details().phone() : profession.workPhone());
        if (profession != null) {
            list.row(words.get("referral.case.organisation"), profession.organisation())
                    .row(words.get("referral.case.job"), profession.jobTitle());
        }
        list.row(
                words.get("referral.mine.address"),
                account.details().address().lines().toList());
    }

    private Component notes(ReferralId id) {
        List<ReferralNote> notes = triage.notes(id);
        if (notes.isEmpty()) {
            return new Paragraph(words.get("referral.case.notes.none"));
        }
        Timeline timeline = new Timeline();
        notes.forEach(
                note -> timeline.event(triage.nameOf(note.author()), words.dateTime(note.writtenAt()), note.text()));
        return timeline;
    }

    private Component history(List<AuditEntry> entries) {
        Timeline timeline = new Timeline();
        Set<String> looks = new HashSet<>();
        entries.stream()
                .filter(entry -> words.has("referral.audit." + entry.action()))
                // that somebody looked at it is told once for each of their days
                .filter(entry -> !entry.action().equals("referral.viewed")
                        || looks.add(entry.actor()
                                + entry.at().atZone(WorkingDays.ZONE).toLocalDate()))
                .forEach(entry -> timeline.event(
                        words.get("referral.audit." + entry.action()),
                        words.get("referral.case.by", words.dateTime(entry.at()), actor(entry.actor())),
                        ""));
        return timeline;
    }

    private String actor(String actor) {
        try {
            return triage.nameOf(AccountId.parse(actor));
        } catch (IllegalArgumentException noAccount) {
            return actor;
        }
    }

    /** Stands beside the referral, for the page is long. */
    private void work(QuestionPage page, Referral referral) {
        Div panel = new Div(new H2(words.get("referral.case.work")));
        panel.addClassNames("referral-work", "gh-stack");
        if (referral.state().isOpen()) {
            if (!services.signedIn()
                    .account()
                    .map(Account::id)
                    .filter(me -> me.equals(referral.assignee()))
                    .isPresent()) {
                panel.add(ActionButton.secondary(words.get("referral.case.take"), page.guarded(() -> {
                    triage.take(referral);
                    show(referral.id(), words.get("referral.said.taken"));
                })));
            }
            if (referral.assignee() != null) {
                panel.add(ActionButton.text(words.get("referral.case.release"), page.guarded(() -> {
                    triage.release(referral);
                    show(referral.id(), words.get("referral.said.released"));
                })));
            }
            assign(page, referral, panel);
            panel.add(new PageLink(path(referral.id()) + "/decide", words.get("referral.decide.title")).asPrimary());
        } else {
            panel.add(ActionButton.text(words.get("referral.case.reopen"), page.guarded(() -> {
                triage.reopen(referral);
                show(referral.id(), words.get("referral.said.reopened"));
            })));
        }
        panel.add(
                new PageLink(path(referral.id()) + "/feedback", words.get("referral.reply.title")).asSecondary(),
                new PageLink(path(referral.id()) + "/note", words.get("referral.note.title")).asSecondary());
        if (referral.state().isOpen()) {
            panel.add(new PageLink(path(referral.id()) + "/move", words.get("referral.move.title")).asSecondary());
        }
        page.setAside(panel);
    }

    private void assign(QuestionPage page, Referral referral, Div panel) {
        List<Option> officers = triage.officers(referral.inbox()).stream()
                .filter(officer -> !officer.id().equals(referral.assignee()))
                .filter(officer -> !officer.id().equals(referral.sender()))
                .map(officer -> Option.of(
                        officer.id().toString(), officer.details().name().full()))
                .toList();
        if (officers.isEmpty()) {
            return;
        }
        SelectInput to = page.watch(new SelectInput(
                "officer", words.get("referral.case.assign-to"), words.get("referral.case.assign-prompt"), officers));
        panel.add(to, ActionButton.secondary(words.get("referral.case.assign"), page.guarded(() -> {
            if (to.isEmpty()) {
                page.showProblems(
                        List.of(org.guildhall.api.error.FieldProblem.of("officer", "referral.case.assign-missing")));
                return;
            }
            AccountId officer = AccountId.parse(to.value());
            triage.assign(referral, officer);
            show(referral.id(), words.get("referral.said.assigned", triage.nameOf(officer)));
        })));
    }

    private void section(QuestionPage page, String titleKey, Component part) {
        page.addContent(new H2(words.get(titleKey)), part);
    }
}
