package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.document.ui.DocumentLinks;
import org.guildhall.finance.grant.PersonChange;
import org.guildhall.finance.request.AccessRequest;
import org.guildhall.finance.request.AccessRequestId;
import org.guildhall.finance.request.AccessReviewService;
import org.guildhall.finance.request.Approval;
import org.guildhall.finance.request.Comparison;
import org.guildhall.finance.request.Evidence;
import org.guildhall.finance.request.FirstApproval;
import org.guildhall.finance.request.InSpite;
import org.guildhall.finance.request.OfficerPage;
import org.guildhall.finance.request.PhoneCheckService;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.field.TickInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** Gives access to the documents of the record that was chosen. */
public final class ApproveView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/queue/:id/approve";

    private static final int ROWS = 4;

    private final Words words;
    private final AccessReviewService review;
    private final PhoneCheckService phone;
    private final RoleWords names;

    /** About the request that the address names. */
    public ApproveView(Words words, AccessReviewService review, PhoneCheckService phone, RoleWords names) {
        this.words = words;
        this.phone = phone;
        this.names = names;
        this.review = review;
    }

    static String path(AccessRequestId id) {
        return ReviewView.path(id) + "/approve";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AccessRequest request = review.open(new AccessRequestId(PathPart.id(event, "id")));
        QuestionPage page = new QuestionPage(words, words.get("finance.review.approve.title"));
        page.setCaption(words.get("finance.review.caption", request.reference()));
        page.setBack(ReviewView.path(request.id()));
        if (request.person() == null) {
            page.addContent(
                    new Notice(Notice.Kind.WARNING, words.get("finance.review.choose-first")),
                    new PageLink(ReviewView.path(request.id()), words.get("finance.review.approve.back")).asPrimary());
        } else {
            ask(page, request, request.person());
        }
        removeAll();
        add(page);
    }

    private void ask(QuestionPage page, AccessRequest request, PersonId person) {
        Comparison comparison = review.compare(request, person);
        page.addContent(new SummaryList(words)
                .row(
                        words.get("finance.review.approve.who"),
                        request.requester().name().full())
                .row(words.get("finance.role"), names.name(request.role()))
                .row(
                        words.get("finance.review.approve.whose"),
                        words.get(
                                "finance.review.candidate",
                                comparison.person().name().full(),
                                words.date(comparison.person().dateOfBirth()),
                                comparison.person().reference())));
        if (!comparison.agrees()) {
            page.addContent(new Notice(
                    Notice.Kind.WARNING,
                    new Paragraph(words.get("finance.review.differing", comparison.differing())),
                    differing(comparison),
                    new Paragraph(words.get("finance.review.approve.differing"))));
        }
        if (review.consent(request.id())
                .filter(asked -> !review.proves(asked, person))
                .isPresent()) {
            page.addContent(new Notice(Notice.Kind.WARNING, words.get("finance.review.consent.missing")));
        }
        List<Evidence> unopened = review.unopened(request.id());
        if (!unopened.isEmpty()) {
            UnorderedList files = new UnorderedList();
            unopened.forEach(file -> files.add(new ListItem(
                    DocumentLinks.view(file.document().id(), file.document().fileName()))));
            page.addContent(new Notice(
                    Notice.Kind.WARNING, new Paragraph(words.get("finance.review.approve.unopened")), files));
        }
        List<Field<String>> written = new ArrayList<>();
        Supplier<InSpite> inSpite = against(page, request, person, written);
        CheckboxesInput checks = checks(page, request);
        if (request.visitor() != null) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("finance.review.approve.visitor")));
        }
        Supplier<Approval> approval = review.givesAccess(request.id())
                ? access(page, request, person, written)
                : () -> new Approval(person, Set.of(), null);
        if (!written.isEmpty()) {
            page.addContent(new TypedSoFar(
                    words,
                    page,
                    review.typed(request.id(), OfficerPage.APPROVE),
                    typed -> review.keepTyped(request.id(), OfficerPage.APPROVE, typed),
                    written));
        }
        page.primary(words.get("finance.review.approve.button"), () -> {
            boolean done = review.approve(request, approval.get(), Set.copyOf(checks.value()), inSpite.get());
            String given = request.visitor() == null ? "approved" : "invited";
            Said.on(this, ReviewView.path(request.id()), "finance.review.done." + (done ? given : "approved-first"));
        });
    }

    /** What speaks against it, each to be confirmed. */
    private Supplier<InSpite> against(
            QuestionPage page, AccessRequest request, PersonId person, List<Field<String>> written) {
        TickInput change = new TickInput(InSpite.OF_CHANGE, words.get("finance.review.change.tick"));
        Set<PersonChange> changes = review.changes(person);
        if (!changes.isEmpty()) {
            changes.forEach(noted -> page.addContent(Warnings.of(words, noted)));
            change.setRequired(true);
            page.ask(change);
        }
        TickInput calls = new TickInput(InSpite.OF_CALLS, words.get("finance.review.calls.tick"));
        TextInput why = TextInput.longText(InSpite.WHY, words.get("finance.review.calls.why"), ROWS);
        Warnings.of(words, phone.standing(request.id())).ifPresent(warning -> {
            page.addContent(warning);
            calls.setRequired(true);
            why.setRequired(true);
            why.setHint(words.get("finance.review.calls.why.hint"));
            page.ask(calls);
            written.add(page.ask(why));
        });
        return () -> new InSpite(change.value(), calls.value(), why.value());
    }

    /** Which access is given. */
    private Supplier<Approval> access(
            QuestionPage page, AccessRequest request, PersonId person, List<Field<String>> written) {
        CheckboxesInput scope =
                page.ask(new CheckboxesInput("scope", words.get("finance.review.approve.scope"), kinds()));
        Optional<Approval> first = Optional.ofNullable(request.firstApproval()).map(FirstApproval::approval);
        Set<String> usual = first.map(Approval::scope).orElseGet(() -> review.usualScope(request));
        scope.setValue(usual.isEmpty() ? DocumentKind.codes() : List.copyOf(usual));
        DateInput until = page.ask(new DateInput(words, "until", words.get("finance.review.approve.until")));
        until.setHint(words.get("finance.review.approve.until.hint"));
        Optional<LocalDate> latest = review.lastDay(request);
        latest.ifPresent(day -> until.setHint(words.get("finance.review.approve.until.role", words.date(day))));
        first.map(Approval::until).or(() -> latest).map(LocalDate::toString).ifPresent(until::setValue);
        written.add(until);
        return () -> new Approval(person, scope(scope.value()), date(until));
    }

    /** What the role wants an officer to have looked at; nothing for most. */
    private CheckboxesInput checks(QuestionPage page, AccessRequest request) {
        List<Option> toTick = review.checks(request).stream()
                .map(check -> Option.of(check.english(), check.in(words.language())))
                .toList();
        CheckboxesInput checks = new CheckboxesInput("checks", words.get("finance.review.approve.checks"), toTick);
        if (!toTick.isEmpty()) {
            checks.setRequired(true);
            page.ask(checks);
        }
        return checks;
    }

    private UnorderedList differing(Comparison comparison) {
        UnorderedList list = new UnorderedList();
        comparison.differences().stream()
                .filter(difference -> !difference.kind().agrees())
                .forEach(difference -> list.add(new ListItem(words.get(
                        "finance.review.approve.detail",
                        words.get(difference.detail().textKey()),
                        difference.asked(words::date),
                        difference.held(words::date),
                        words.get(difference.kind().textKey())))));
        return list;
    }

    private List<Option> kinds() {
        return Stream.of(DocumentKind.values())
                .map(kind -> Option.of(kind.code(), words.get(kind.textKey())))
                .toList();
    }

    /** All kinds that are known now mean all that will ever be. */
    private static Set<String> scope(List<String> chosen) {
        if (chosen.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("scope", "finance.review.approve.scope.missing")));
        }
        return chosen.size() == DocumentKind.values().length ? Set.of() : Set.copyOf(chosen);
    }

    private static @Nullable LocalDate date(DateInput field) {
        if (field.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(field.value());
        } catch (DateTimeParseException noDate) {
            throw new InvalidInputException(List.of(FieldProblem.of("until", "finance.review.until.wrong")));
        }
    }
}
