package org.guildhall.referral.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FormPage;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.ReferralPermissions;
import org.guildhall.referral.record.NamedPerson;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.ReferralForms;
import org.guildhall.referral.record.ReferralId;
import org.guildhall.referral.record.ReferralService;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormGate;
import org.guildhall.ui.form.FormHost;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.KnownAddress;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ExitButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** A form page by page: begun by anybody, gone on with after signing in at "Your Details" (SPEC H2 to H8). */
@StyleSheet(Styles.SHEET)
public final class FormView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "referral/form/:draft/:page?";

    private static final String PROFESSIONAL = "professional";

    private final FormServices services;
    private final Words words;
    private final ReferralService referrals;
    private final ReferralForms forms;
    private @Nullable UUID shown;
    private @Nullable FormFlow flow;

    /** Shows the draft that the address names. */
    public FormView(FormServices services, ReferralService referrals, ReferralForms forms) {
        this.services = services;
        this.words = services.words();
        this.referrals = referrals;
        this.forms = forms;
    }

    static String path(UUID draft, String page) {
        return "referral/form/" + draft + (page.isEmpty() ? "" : "/" + page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        Optional<ReferralId> sent = referrals.sentFrom(id);
        if (sent.isPresent()) {
            // the browser's Back after sending
            event.forwardTo(SentView.path(sent.get()));
            return;
        }
        Draft draft = referrals.draft(id, services.signedIn().draftOwner());
        flow(draft).show(draft, event.getRouteParameters().get("page").orElse(""));
    }

    /** One form for all pages of a draft: it knows whether the person has come back to change an answer. */
    private FormFlow flow(Draft draft) {
        FormFlow now = flow;
        if (now == null || !draft.id().equals(shown)) {
            boolean professional =
                    services.signedIn().account().map(Account::professional).orElse(false);
            now = new FormFlow(services, forms.asked(draft.form(), professional), new Host(referrals.inboxOf(draft)));
            shown = draft.id();
            flow = now;
            removeAll();
            add(new ExitButton(words, referrals.exitAddress()), now);
        }
        return now;
    }

    private final class Host implements FormHost {
        private final Inbox inbox;

        Host(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public String portal() {
            return ReferralPermissions.PORTAL;
        }

        @Override
        public String path(UUID draft, String page) {
            return FormView.path(draft, page);
        }

        @Override
        public String pathBefore() {
            return StartView.path(inbox);
        }

        @Override
        public void send(Draft draft) {
            Referral sent = referrals.submit(draft.id());
            getUI().ifPresent(ui -> ui.navigate(SentView.path(sent.id())));
        }

        @Override
        public String sendKey() {
            return inbox.referral() ? "referral.send" : "referral.send.enquiry";
        }

        @Override
        public String nextKey() {
            return "referral.continue";
        }

        @Override
        public String captionKey() {
            return inbox.titleKey();
        }

        @Override
        public String tabKey() {
            return "referral.tab.form";
        }

        @Override
        public List<FieldProblem> problems(Answers answers) {
            return referrals.problems(inbox.form(), answers);
        }

        @Override
        public String lookUpKey() {
            return "referral.find-address";
        }

        @Override
        public UploadPolicy uploads(String purpose) {
            return forms.attachmentPolicy();
        }

        @Override
        public Optional<FormGate> gate(FormPage page, Answers answers) {
            if (!page.id().equals(ReferralForms.YOUR_DETAILS)
                    || services.signedIn().account().isPresent()) {
                return Optional.empty();
            }
            List<Component> parts = new ArrayList<>();
            parts.add(new Paragraph(words.get("referral.sign-in.why")));
            parts.addAll(about(answers));
            UUID draft = shown;
            return Optional.of(new FormGate(parts, "referral.sign-in", () -> {
                if (draft != null) {
                    services.signedIn().signInFirst(FormView.path(draft, ReferralForms.YOUR_DETAILS));
                }
            }));
        }

        @Override
        public List<KnownAddress> knownAddresses() {
            return services
                    .signedIn()
                    .account()
                    .filter(account -> !account.professional())
                    .map(account -> new KnownAddress(
                            words.get("referral.address.mine"),
                            account.details().address()))
                    .stream()
                    .toList();
        }

        @Override
        public List<Component> above(FormPage page, Answers answers) {
            return page.id().equals(ReferralForms.YOUR_DETAILS) ? yourDetails(answers) : List.of();
        }

        @Override
        public List<Component> below(FormPage page, Answers answers) {
            List<Component> parts = new ArrayList<>();
            page.fields().stream()
                    .filter(field -> inbox.urgent().contains(field.name())
                            && answers.text(field.name()).equals("yes"))
                    .forEach(field -> parts.add(Emergency.notice(words, referrals)));
            boolean asProfessional = page.fields().stream()
                    .filter(field -> isCompletingAs(field.key()))
                    .anyMatch(field -> answers.text(field.name()).equals(PROFESSIONAL));
            boolean professional =
                    services.signedIn().account().map(Account::professional).orElse(true);
            if (asProfessional && !professional) {
                parts.add(new Notice(Notice.Kind.INFORMATION, words.get("referral.professional.account")));
            }
            return parts;
        }

        @Override
        public Optional<Component> guide(FormPage page) {
            return page.fields().stream().anyMatch(field -> isCompletingAs(field.key()))
                    ? Optional.of(completingAs())
                    : Optional.empty();
        }

        private static boolean isCompletingAs(String field) {
            return field.equals("completingAs") || field.equals("adultCompletingAs");
        }

        /** The seed's three explanations (SPEC H4). */
        private Component completingAs() {
            DescriptionList list = new DescriptionList();
            list.addClassName("gh-plain-list");
            for (String who : List.of("self", "parent", PROFESSIONAL)) {
                list.add(
                        new DescriptionList.Term(words.get("referral.as." + who)),
                        new DescriptionList.Description(words.get("referral.as." + who + ".text")));
            }
            return new Div(new H2(words.get("referral.as.title")), list);
        }

        private List<Component> yourDetails(Answers answers) {
            List<Component> parts = new ArrayList<>(about(answers));
            services.signedIn().account().ifPresent(account -> {
                SummaryList mine = new SummaryList(words)
                        .row(
                                words.get("referral.mine.name"),
                                account.details().name().full())
                        .row(words.get("referral.mine.email"), account.email())
                        .row(words.get("referral.mine.phone"), phone(account))
                        .row(
                                words.get("referral.mine.address"),
                                account.details().address().lines().toList());
                parts.add(mine);
                parts.add(new Paragraph(words.get("referral.mine.change")));
            });
            return parts;
        }

        private static String phone(Account account) {
            var profession = account.details().profession();
            return profession == null ? account.details().phone() : profession.workPhone();
        }

        /** Whom it is about so far, with the way back to add more. */
        private List<Component> about(Answers answers) {
            List<NamedPerson> people = forms.people(inbox.form(), answers);
            if (people.isEmpty()) {
                return List.of();
            }
            UnorderedList names = new UnorderedList();
            people.forEach(person -> names.add(new ListItem(person.name().full())));
            Div box = new Div(new Paragraph(words.get("referral.about")), names);
            UUID draft = shown;
            boolean collects = forms.whole(inbox.form()).pages().stream().anyMatch(page -> page.collects() != null);
            if (draft != null && collects) {
                box.add(new PageLink(FormView.path(draft, "children"), words.get("referral.about.change")));
            }
            return List.of(box);
        }
    }
}
