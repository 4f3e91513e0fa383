package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.Forms;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes requests of filled-in drafts; whoever calls it has looked who may send the draft. */
@Component(service = RequestIntake.class)
public final class RequestIntake {
    /** How often a taken reference number is drawn anew before the default pattern, which has far more numbers, is used. */
    private static final int TRIES = 5;

    private static final String DEFAULT_PATTERN = "CFP-{letters:4}-{letters:4}";

    private final Database database;
    private final Drafts drafts;
    private final Forms forms;
    private final RequestForm form;
    private final RequestMails mails;
    private final Documents documents;
    private final Audit audit;
    private final WorkingDays workingDays;
    private final Ids ids;
    private final Clock clock;
    private final Settings<FinanceSettings> settings;
    private final KeptWords seals;
    private final ReferenceNumbers references = new ReferenceNumbers(new SecureRandom());

    /** Works on the unit of this bundle. */
    @Activate
    public RequestIntake(
            @Reference Database database,
            @Reference Drafts drafts,
            @Reference Forms forms,
            @Reference RequestForm form,
            @Reference RequestMails mails,
            @Reference Documents documents,
            @Reference Audit audit,
            @Reference WorkingDays workingDays,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference SettingsSource settings,
            @Reference KeptWords seals) {
        this.database = database;
        this.drafts = drafts;
        this.forms = forms;
        this.form = form;
        this.mails = mails;
        this.documents = documents;
        this.audit = audit;
        this.workingDays = workingDays;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings.of(FinanceSettings.class);
        this.seals = seals;
    }

    /**
     * Who sends a draft, and where it stands in its flow.
     *
     * @param requester an account, or what stands for one before there is one
     * @param email the requester's address
     * @param visitorLanguage the language of mails to somebody without an account; null where there is one
     * @param follows the request that it goes on from
     */
    record Sender(
            UUID requester,
            String email,
            @Nullable Locale visitorLanguage,
            Asked asked,
            @Nullable UUID follows) {}

    /**
     * Sends a draft; sending it twice, at once or later, gives the same request.
     *
     * @param taken done in the same transaction
     */
    AccessRequest take(Draft draft, Sender sender, Consumer<EntityManager> taken) {
        Checked checked = checked(draft, sender);
        AccountId requester = new AccountId(sender.requester());
        for (int tries = 0; ; tries++) {
            String pattern = tries < TRIES ? settings.get().referencePattern() : DEFAULT_PATTERN;
            String reference = references.next(
                    pattern, RequestForm.requester(requester, checked.answers).name());
            try {
                return database.call(entities -> {
                    AccessRequest made = create(entities, draft, checked, sender, reference);
                    taken.accept(entities);
                    return made;
                });
            } catch (PersistenceException clash) {
                // another tab was quicker with the same draft, the same person or the same number: look which
                Optional<AccessRequest> other = sent(draft.id(), requester);
                if (other.isPresent()) {
                    return other.get();
                }
                if (tries >= 2 * TRIES) {
                    throw clash;
                }
            }
        }
    }

    /** The request that this requester made of the draft, if it was sent. */
    Optional<AccessRequest> sent(UUID draftId, AccountId requester) {
        return database.call(entities -> RequestRecords.ofDraft(entities, draftId)
                .filter(request -> request.requester.equals(requester.value()))
                .map(request -> request.toRecord(seals)));
    }

    /** Makes an uploaded file part of the request. */
    void keepEvidence(
            EntityManager entities, AccessRequestEntity request, DocumentId file, String uploadedAs, Instant now) {
        StoredDocument theirs = documents
                .find(file)
                .filter(document -> document.portal().equals(FinancePermissions.PORTAL))
                .filter(document -> document.subject().equals(uploadedAs))
                .orElseThrow(() -> new NotPermittedException("document " + file));
        if (theirs.scan() == StoredDocument.Scan.QUARANTINED) {
            throw new RefusedException("finance.request.evidence-refused", theirs.fileName());
        }
        documents.reassign(file, AccessRequestService.evidenceSubject(request.id));
        entities.persist(new EvidenceEntity(file.value(), request.id, now));
    }

    /** Checks every page that the answers lead through, as if nothing had been checked on the way. */
    private Checked checked(Draft draft, Sender sender) {
        FormDefinition definition = form.definition(sender.asked());
        Map<String, List<String>> options = new HashMap<>(form.options());
        Answers answers = forms.prune(definition, draft.answers());
        String role = RequestForm.role(answers);
        if (!role.isEmpty()
                && !role.equals(RoleCatalogue.SELF)
                && form.roles().allowed(role).isEmpty()) {
            throw new RefusedException("finance.request.role-not-formal");
        }
        List<FieldProblem> problems = new ArrayList<>();
        forms.path(definition, answers)
                .forEach(page -> problems.addAll(forms.check(definition, page, answers, options)));
        for (String file : RequestForm.evidence(answers)) {
            StoredDocument uploaded = uploadedTo(draft, file).orElse(null);
            if (uploaded == null) {
                problems.add(FieldProblem.of("evidence", "finance.request.evidence-gone"));
            } else if (uploaded.scan() == StoredDocument.Scan.QUARANTINED) {
                problems.add(FieldProblem.of("evidence", "finance.request.evidence-refused", uploaded.fileName()));
            }
        }
        if (RequestForm.consentAskedOf(answers).equals(sender.email().toLowerCase(Locale.ROOT))) {
            problems.add(FieldProblem.of(RequestForm.CONSENT_EMAIL, "finance.request.consent.own-email"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new Checked(answers, definition.version());
    }

    /** A file of the answers, if it was uploaded to this very draft: ids in answers come from the browser. */
    private Optional<StoredDocument> uploadedTo(Draft draft, String file) {
        return documents
                .find(DocumentId.parse(file))
                .filter(document -> document.portal().equals(FinancePermissions.PORTAL))
                .filter(document -> document.subject().equals(AccessRequestService.draftSubject(draft.id())));
    }

    private AccessRequest create(
            EntityManager entities, Draft draft, Checked checked, Sender sender, String reference) {
        Answers answers = checked.answers;
        AccessRequestEntity request = new AccessRequestEntity();
        Represented represented = RequestForm.represented(answers);
        AccountId requester = new AccountId(sender.requester());
        Locale visitorLanguage = sender.visitorLanguage();
        String openKey = visitorLanguage == null
                ? RequestChange.openKey(requester.toString(), represented)
                : RequestChange.openKey(sender.email(), represented);
        // in one query: between two, the other click of a double click could come and be taken for another request
        Optional<UUID> open = RequestRecords.draftOfOpen(entities, openKey);
        if (open.isPresent() && !open.get().equals(draft.id())) {
            throw new RefusedException(
                    visitorLanguage == null ? "finance.request.already-open" : "finance.request.already-open.visitor",
                    represented.name().full());
        }
        Instant now = clock.instant();
        request.id = ids.next();
        request.draftId = draft.id();
        request.reference = reference;
        request.requester = sender.requester();
        request.role = RequestForm.role(answers);
        request.state = RequestState.RECEIVED;
        request.openKey = openKey;
        Requester asking = RequestForm.requester(requester, answers);
        request.requesterForename = asking.name().forename();
        request.requesterSurname = asking.name().surname();
        request.personForename = represented.name().forename();
        request.personSurname = represented.name().surname();
        request.formVersion = checked.formVersion;
        request.answers = seals.sealAnswers(request.id, answers);
        request.submittedAt = now;
        request.dueAt = Deadline.after(now, workingDays);
        request.flow = sender.asked().flow().key();
        request.flowStep = sender.asked().flow().after(sender.asked().place()).next();
        if (visitorLanguage != null) {
            request.visitorEmail = sender.email();
            request.visitorLanguage = visitorLanguage.toLanguageTag();
        }
        goOn(entities, request, sender.follows());
        entities.persist(request);
        for (String file : RequestForm.evidence(answers)) {
            keepEvidence(entities, request, DocumentId.parse(file), AccessRequestService.draftSubject(draft.id()), now);
        }
        entities.flush();
        String consentAskedOf = RequestForm.consentAskedOf(answers);
        if (!consentAskedOf.isEmpty()) {
            entities.persist(new OnlineConsentEntity(request.id, consentAskedOf, now));
            mails.consentAsked(request, consentAskedOf);
        }
        drafts.delete(draft.id());
        audit.record(NewAuditEntry.of("finance.request.submitted", RequestChange.SUBJECT, request.id)
                .with("role", request.role));
        mails.received(request);
        return request.toRecord(seals);
    }

    /** Links the request to the one that it goes on from, whose finance record is likely meant again. */
    private static void goOn(EntityManager entities, AccessRequestEntity request, @Nullable UUID follows) {
        if (follows == null) {
            return;
        }
        AccessRequestEntity before = RequestRecords.get(entities, new AccessRequestId(follows));
        request.follows = follows;
        request.person = before.person;
    }

    /** Answers with the version of the definition that they were checked against, which an update may have raised. */
    private record Checked(Answers answers, int formVersion) {}
}
