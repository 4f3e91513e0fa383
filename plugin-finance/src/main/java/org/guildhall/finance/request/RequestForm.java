package org.guildhall.finance.request;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Condition;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.form.Forms;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.flow.FlowStep;
import org.guildhall.finance.request.RepresentativeRole.EvidenceRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The access request's questions, as the shipped definition and the council's role catalogue make them. */
@Component(service = RequestForm.class)
public final class RequestForm {
    /** Id of the definition. */
    public static final String ID = "finance.access-request";

    /** Name of the list of roles, and of the field that asks for one. */
    public static final String ROLES = "roles";

    /** Where a form is looked through and sent; no page of its own in the definition. */
    static final String CHECK = "check";

    static final String WHO = "who";
    static final String MYSELF = "myself";
    static final String ROLE = "role";
    private static final String EVIDENCE = "evidence";
    private static final String OPTIONAL_EVIDENCE = "optionalEvidence";
    private static final String CONSENT = "consent";
    private static final String CONSENT_WAY = "consentWay";
    private static final String CONSENT_FORM = "consentForm";
    static final String CONSENT_EMAIL = "consentEmail";
    private static final String REQUESTER_NAME = "requesterName";
    private static final String REQUESTER_ADDRESS = "requesterAddress";
    private static final String OWN_ADDRESS = "ownAddress";
    private static final String CAPACITY = "capacity";
    private static final String CONTACT = "contact";
    private static final String BY_FORM = "form";
    private static final Set<String> PROOF = Set.of(EVIDENCE, CONSENT);
    private static final List<String> FILES = List.of(EVIDENCE, OPTIONAL_EVIDENCE, CONSENT_FORM);
    private static final String CONTACT_METHOD = "contactMethod";
    private static final String CONTACT_PHONE = "contactPhone";

    private static final Logger LOG = LoggerFactory.getLogger(RequestForm.class);

    private final Forms forms;
    private final Settings<FinanceSettings> settings;

    /** Reads the definition and the settings anew at each use. */
    @Activate
    public RequestForm(@Reference Forms forms, @Reference SettingsSource settings) {
        this.forms = forms;
        this.settings = settings.of(FinanceSettings.class);
    }

    /** The roles of the catalogue. */
    public RoleCatalogue roles() {
        return RoleCatalogue.readable(
                line -> LOG.error("The role \"{}\" of the settings cannot be read and is left out", line),
                settings.get().roles());
    }

    /** The definition with evidence asked where the catalogue asks for it, and what the step of the flow asks. */
    public FormDefinition definition(Asked asked) {
        FormDefinition shipped =
                forms.find(ID).orElseThrow(() -> new IllegalStateException("No form " + ID + " in this bundle"));
        return new FormDefinition(
                shipped.id(),
                shipped.version(),
                shipped.pages().stream()
                        .filter(page -> asked.evidence() || !PROOF.contains(page.id()))
                        .map(this::asTheCatalogueAsks)
                        .map(page -> asTheStepAsks(page, asked.step()))
                        .toList());
    }

    /** What a request before an account said, for the one that goes on from it; its evidence stays where it is. */
    static Answers goingOn(Answers before) {
        Map<String, Object> answers = new HashMap<>(before.values());
        answers.keySet().removeAll(FILES);
        answers.keySet().removeAll(Set.of(CAPACITY, CONSENT_WAY));
        return new Answers(answers);
    }

    /** The name, address and telephone number of somebody who has asked, for their registration. */
    static Requester asRegistrant(Answers answers) {
        return requester(new AccountId(new UUID(0, 0)), answers);
    }

    private static FormPage asTheStepAsks(FormPage page, FlowStep step) {
        List<FormField> fields = page.fields().stream()
                .filter(field -> step.capacity() || !field.name().equals(CAPACITY))
                // the person's account is asked by those who have one themselves
                .map(field -> step.byVisitor() && field.name().equals(CONSENT_WAY)
                        ? withOptions(field, List.of(BY_FORM))
                        : field)
                .toList();
        // the council may have to ring somebody whom it knows nothing else of
        boolean always = step.byVisitor() && page.id().equals(CONTACT);
        return new FormPage(page.id(), fields, always ? null : page.when());
    }

    private static FormField withOptions(FormField field, List<String> options) {
        return new FormField(
                field.name(),
                field.type(),
                field.required(),
                options,
                field.optionsFrom(),
                field.maximumLength(),
                field.when(),
                field.purpose(),
                field.autocomplete());
    }

    /** The values allowed in fields whose options come from the portal. */
    public Map<String, List<String>> options() {
        return Map.of(
                ROLES, roles().allowed().stream().map(RepresentativeRole::id).toList());
    }

    /** What is known of the requester already. */
    public Answers prefilled(Account account) {
        Answers answers = Answers.NONE
                .with(REQUESTER_NAME, account.details().name())
                .with(REQUESTER_ADDRESS, account.details().address())
                .with(OWN_ADDRESS, account.details().address())
                .with(CONTACT_METHOD, ContactMethod.EMAIL.answer());
        String phone = account.details().phone();
        return phone.isBlank() ? answers : answers.with(CONTACT_PHONE, phone);
    }

    /** What stands in the form of somebody of whom nothing is known. */
    public Answers prefilled() {
        return Answers.NONE.with(CONTACT_METHOD, ContactMethod.EMAIL.answer());
    }

    /** What may be uploaded as evidence. */
    public UploadPolicy evidencePolicy() {
        FinanceSettings now = settings.get();
        return new UploadPolicy(
                "finance.evidence",
                now.evidenceMegabytes() * 1_000_000L,
                now.evidenceFiles(),
                Set.of(now.evidenceTypes()),
                true);
    }

    static String role(Answers answers) {
        return answers.text(WHO).equals(MYSELF) ? RoleCatalogue.SELF : answers.text(ROLE);
    }

    static Requester requester(AccountId account, Answers answers) {
        boolean myself = answers.text(WHO).equals(MYSELF);
        return new Requester(
                account,
                answers.name(REQUESTER_NAME),
                answers.address(myself ? OWN_ADDRESS : REQUESTER_ADDRESS),
                ContactMethod.of(answers.text(CONTACT_METHOD)),
                answers.text(CONTACT_PHONE));
    }

    static Represented represented(Answers answers) {
        boolean myself = answers.text(WHO).equals(MYSELF);
        return new Represented(
                answers.name(myself ? REQUESTER_NAME : "recipientName"),
                answers.date(myself ? "ownDateOfBirth" : "recipientDateOfBirth").orElseThrow(),
                answers.address(myself ? OWN_ADDRESS : "recipientAddress"));
    }

    /** The files of evidence that the answers name. */
    static List<String> evidence(Answers answers) {
        return FILES.stream().flatMap(field -> answers.all(field).stream()).toList();
    }

    /** The address at which the person represented is asked to agree online; empty where a signed form proves it. */
    static String consentAskedOf(Answers answers) {
        return answers.text(CONSENT_WAY).equals("online")
                ? answers.text(CONSENT_EMAIL).strip().toLowerCase(Locale.ROOT)
                : "";
    }

    private FormPage asTheCatalogueAsks(FormPage page) {
        return switch (page.id()) {
            case EVIDENCE -> evidence(page);
            case CONSENT -> new FormPage(page.id(), page.fields(), new Condition(ROLE, byConsent()));
            default -> page;
        };
    }

    /** The role that the person's own consent proves, if it is asked for. */
    private Set<String> byConsent() {
        Set<String> asked = new HashSet<>(roles().asking(EvidenceRule.REQUIRED));
        asked.retainAll(Set.of(RoleCatalogue.NOMINATED));
        return Set.copyOf(asked);
    }

    private FormPage evidence(FormPage page) {
        RoleCatalogue roles = roles();
        Set<String> required = new HashSet<>(roles.asking(EvidenceRule.REQUIRED));
        required.removeAll(byConsent());
        Set<String> any = new HashSet<>(required);
        any.addAll(roles.asking(EvidenceRule.OPTIONAL));
        List<FormField> fields = page.fields().stream()
                .map(field -> switch (field.name()) {
                    case EVIDENCE -> askedOf(field, Set.copyOf(required));
                    case OPTIONAL_EVIDENCE -> askedOf(field, roles.asking(EvidenceRule.OPTIONAL));
                    default -> field;
                })
                .toList();
        return new FormPage(page.id(), fields, new Condition(ROLE, Set.copyOf(any)));
    }

    private static FormField askedOf(FormField field, Set<String> roles) {
        return new FormField(
                field.name(),
                field.type(),
                field.required(),
                field.options(),
                field.optionsFrom(),
                field.maximumLength(),
                new Condition(ROLE, roles),
                field.purpose(),
                field.autocomplete());
    }
}
