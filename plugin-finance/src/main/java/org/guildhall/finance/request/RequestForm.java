package org.guildhall.finance.request;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

    /** The definition with evidence asked where the catalogue asks for it. */
    public FormDefinition definition() {
        FormDefinition shipped =
                forms.find(ID).orElseThrow(() -> new IllegalStateException("No form " + ID + " in this bundle"));
        return new FormDefinition(
                shipped.id(),
                shipped.version(),
                shipped.pages().stream().map(this::asTheCatalogueAsks).toList());
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
        return Stream.of(EVIDENCE, OPTIONAL_EVIDENCE, CONSENT_FORM)
                .flatMap(field -> answers.all(field).stream())
                .toList();
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
