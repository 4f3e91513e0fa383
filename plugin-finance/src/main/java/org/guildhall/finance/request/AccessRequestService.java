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
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.Documents;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.Forms;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.TypedWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a citizen does with their own access requests. */
@Component(service = AccessRequestService.class)
public final class AccessRequestService {
    /** How often a taken reference number is drawn anew before the default pattern, which has far more numbers, is used. */
    private static final int TRIES = 5;

    private static final String DEFAULT_PATTERN = "CFP-{letters:4}-{letters:4}";
    private static final int LONGEST_ANSWER = 4_000;
    private static final String ANSWER = "answer";

    private final Database database;
    private final Drafts drafts;
    private final TypedWords typed;
    private final Forms forms;
    private final RequestForm form;
    private final RequestMails mails;
    private final Documents documents;
    private final Accounts accounts;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Texts texts;
    private final WorkingDays workingDays;
    private final Ids ids;
    private final Clock clock;
    private final Instance instance;
    private final Settings<FinanceSettings> settings;
    private final ReferenceNumbers references = new ReferenceNumbers(new SecureRandom());
    private final KeptWords seals;
    private final RequestWatch watch;

    /** Works on the unit of this bundle. */
    @Activate
    public AccessRequestService(
            @Reference Database database,
            @Reference Drafts drafts,
            @Reference TypedWords typed,
            @Reference Forms forms,
            @Reference RequestForm form,
            @Reference RequestMails mails,
            @Reference Documents documents,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Texts texts,
            @Reference WorkingDays workingDays,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Instance instance,
            @Reference SettingsSource settings,
            @Reference KeptWords seals,
            @Reference RequestWatch watch) {
        this.database = database;
        this.drafts = drafts;
        this.typed = typed;
        this.forms = forms;
        this.form = form;
        this.mails = mails;
        this.documents = documents;
        this.accounts = accounts;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.workingDays = workingDays;
        this.ids = ids;
        this.clock = clock;
        this.instance = instance;
        this.settings = settings.of(FinanceSettings.class);
        this.seals = seals;
        this.watch = watch;
    }

    /** Whether how data is used is told as a notice, not asked as a consent. */
    public boolean noticeOnly() {
        return settings.get().notice();
    }

    /** Where people find help; empty for none. */
    public String helpLink() {
        return settings.get().helpLink();
    }

    /** Whether evidence can be uploaded now. */
    public boolean takesEvidence() {
        return documents.takes(form.evidencePolicy());
    }

    /** The council's name. */
    public String council() {
        return instance.council().name();
    }

    /** How the council is reached by telephone. */
    public String telephone() {
        return instance.council().telephone();
    }

    /** The address that the acting person registered with. */
    public String myEmail() {
        return accounts.find(actors.requireAccount()).map(Account::email).orElse("");
    }

    /** Starts a draft with what is known of the requester, after a "Yes" to the consent or after the notice was read. */
    public Draft begin() {
        permissions.check(FinancePermissions.CREATE_REQUEST);
        Account account = accounts.find(actors.requireAccount()).orElseThrow();
        Locale language = account.details().language();
        boolean notice = noticeOnly();
        return database.call(entities -> {
            Draft draft =
                    drafts.start(new DraftOwner.ByAccount(account.id()), form.definition(), form.prefilled(account));
            entities.persist(new ConsentEntity(
                    draft.id(),
                    account.id().value(),
                    notice ? ConsentText.ofNotice(texts, language) : ConsentText.version(texts, language),
                    notice ? "told" : "yes",
                    clock.instant()));
            return draft;
        });
    }

    /** The acting person's drafts, the newest first. */
    public List<Draft> drafts() {
        return drafts.of(new DraftOwner.ByAccount(actors.requireAccount()), RequestForm.ID);
    }

    /** A draft of the acting person. */
    public Draft draft(UUID id) {
        return drafts.find(id, new DraftOwner.ByAccount(actors.requireAccount()))
                .orElseThrow(() -> new NotFoundException("draft " + id));
    }

    /** Deletes a draft of the acting person with the files uploaded to it; one that is gone already is left so. */
    public void discard(UUID id) {
        DraftOwner me = new DraftOwner.ByAccount(actors.requireAccount());
        database.run(entities -> drafts.find(id, me).ifPresent(draft -> {
            documents
                    .of(FinancePermissions.PORTAL, draftSubject(draft.id()))
                    // not what another tab has sent since
                    .forEach(document ->
                            documents.delete(document.id(), FinancePermissions.PORTAL, draftSubject(draft.id())));
            drafts.delete(id);
        }));
    }

    /**
     * Sends a draft; sending it twice, at once or later, gives the same request.
     *
     * @throws InvalidInputException if an answer is missing or cannot be taken
     * @throws RefusedException if the requester has an open request for the same person, or the role is not a formal one
     */
    public AccessRequest submit(UUID draftId) {
        permissions.check(FinancePermissions.CREATE_REQUEST);
        AccountId requester = actors.requireAccount();
        Optional<AccessRequest> sent = sent(draftId, requester);
        if (sent.isPresent()) {
            return sent.get();
        }
        Optional<Draft> kept = drafts.find(draftId, new DraftOwner.ByAccount(requester));
        if (kept.isEmpty()) {
            // gone since the look above: the other click of a double click has sent it
            return sent(draftId, requester).orElseThrow(() -> new NotFoundException("draft " + draftId));
        }
        Draft draft = kept.get();
        Checked checked = checked(draft);
        for (int tries = 0; ; tries++) {
            String pattern = tries < TRIES ? settings.get().referencePattern() : DEFAULT_PATTERN;
            String reference = references.next(
                    pattern, RequestForm.requester(requester, checked.answers).name());
            try {
                return database.call(entities -> create(entities, draft, checked, requester, reference));
            } catch (PersistenceException taken) {
                // another tab was quicker with the same draft, the same person or the same number: look which
                Optional<AccessRequest> other = sent(draftId, requester);
                if (other.isPresent()) {
                    return other.get();
                }
                if (tries >= 2 * TRIES) {
                    throw taken;
                }
            }
        }
    }

    /** The request that the acting person made of this draft, if it was sent. */
    public Optional<AccessRequestId> sentFrom(UUID draftId) {
        return sent(draftId, actors.requireAccount()).map(AccessRequest::id);
    }

    /** The acting person's requests, the newest first. */
    public List<RequestLine> mine() {
        AccountId requester = actors.requireAccount();
        return database.call(entities -> RequestRecords.ofRequester(entities, requester.value()).stream()
                .map(RequestLineEntity::toLine)
                .toList());
    }

    /** A request of the acting person. */
    public AccessRequest mine(AccessRequestId id) {
        return database.call(entities -> own(entities, id).toRecord(seals));
    }

    /** What the council and the acting person wrote to each other about the person's own request. */
    public List<RequestMessage> myThread(AccessRequestId id) {
        return database.call(entities -> {
            own(entities, id);
            return RequestRecords.thread(entities, id, seals);
        });
    }

    /** The files that the acting person sent with their own request. */
    public List<Evidence> myEvidence(AccessRequestId id) {
        return database.call(entities -> {
            own(entities, id);
            return RequestRecords.evidence(entities, id, documents);
        });
    }

    /** The files that the acting person has uploaded to an answer not sent yet. */
    public List<DocumentId> filesToSend(AccessRequestId id) {
        return database.call(entities -> {
            own(entities, id);
            return documents.of(FinancePermissions.PORTAL, answerSubject(id)).stream()
                    .map(StoredDocument::id)
                    .toList();
        });
    }

    /** Answers what the council asked, with further files if there are any, and puts the request back into the queue. */
    public AccessRequest answer(AccessRequestId id, String words, List<DocumentId> files) {
        checkWords(words, files);
        return database.call(entities -> {
            AccessRequestEntity request = own(entities, id);
            RequestChange.to(request, RequestState.RECEIVED);
            Instant now = clock.instant();
            request.answered(now, Deadline.after(now, workingDays));
            watch.changed(entities, request);
            entities.persist(new RequestMessageEntity(
                    ids.next(), id.value(), RequestRecords.ANSWERED, request.requester, words.strip(), now, seals));
            for (DocumentId file : files) {
                keepEvidence(entities, request, file, answerSubject(id), now);
            }
            typed.forget(ANSWER, id);
            audit.record(NewAuditEntry.of("finance.request.information-given", RequestChange.SUBJECT, id));
            mails.answered(request);
            return request.toRecord(seals);
        });
    }

    /** What the acting person has typed of an answer not sent yet. */
    public Answers answerToSend(AccessRequestId id) {
        database.run(entities -> own(entities, id));
        return typed.read(ANSWER, id);
    }

    /** Keeps what the acting person has typed of an answer; after sending nothing is kept. */
    public void keepAnswer(AccessRequestId id, Answers words) {
        checkLength(words.text(ANSWER));
        database.run(entities -> {
            if (own(entities, id).state == RequestState.INFORMATION_NEEDED) {
                typed.keep(ANSWER, id, words);
            }
        });
    }

    /** What files uploaded with an answer are known by until the answer is sent. */
    public static String answerSubject(AccessRequestId id) {
        return "answer:" + id;
    }

    /** What files uploaded to a draft are known by until it is sent. */
    public static String draftSubject(UUID draft) {
        return draft.toString();
    }

    static String evidenceSubject(UUID request) {
        return "request:" + request;
    }

    private Optional<AccessRequest> sent(UUID draftId, AccountId requester) {
        return database.call(entities -> RequestRecords.ofDraft(entities, draftId)
                .filter(request -> request.requester.equals(requester.value()))
                .map(request -> request.toRecord(seals)));
    }

    /** Checks every page that the answers lead through, as if nothing had been checked on the way. */
    private Checked checked(Draft draft) {
        FormDefinition definition = form.definition();
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
        if (RequestForm.consentAskedOf(answers).equals(myEmail().toLowerCase(Locale.ROOT))) {
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
                .filter(document -> document.subject().equals(draftSubject(draft.id())));
    }

    private AccessRequest create(
            EntityManager entities, Draft draft, Checked checked, AccountId requester, String reference) {
        Answers answers = checked.answers;
        AccessRequestEntity request = new AccessRequestEntity();
        Represented represented = RequestForm.represented(answers);
        String openKey = RequestChange.openKey(requester, represented);
        // in one query: between two, the other click of a double click could come and be taken for another request
        Optional<UUID> open = RequestRecords.draftOfOpen(entities, openKey);
        if (open.isPresent() && !open.get().equals(draft.id())) {
            throw new RefusedException(
                    "finance.request.already-open", represented.name().full());
        }
        Instant now = clock.instant();
        request.id = ids.next();
        request.draftId = draft.id();
        request.reference = reference;
        request.requester = requester.value();
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
        entities.persist(request);
        for (String file : RequestForm.evidence(answers)) {
            keepEvidence(entities, request, DocumentId.parse(file), draftSubject(draft.id()), now);
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

    private void keepEvidence(
            EntityManager entities, AccessRequestEntity request, DocumentId file, String uploadedAs, Instant now) {
        StoredDocument theirs = documents
                .find(file)
                .filter(document -> document.portal().equals(FinancePermissions.PORTAL))
                .filter(document -> document.subject().equals(uploadedAs))
                .orElseThrow(() -> new NotPermittedException("document " + file));
        if (theirs.scan() == StoredDocument.Scan.QUARANTINED) {
            throw new RefusedException("finance.request.evidence-refused", theirs.fileName());
        }
        documents.reassign(file, evidenceSubject(request.id));
        entities.persist(new EvidenceEntity(file.value(), request.id, now));
    }

    private AccessRequestEntity own(EntityManager entities, AccessRequestId id) {
        AccessRequestEntity request = RequestRecords.get(entities, id);
        if (!request.requester.equals(actors.requireAccount().value())) {
            audit.recordApart(NewAuditEntry.of("finance.request.refused", RequestChange.SUBJECT, id));
            throw new NotPermittedException("finance.request " + id);
        }
        return request;
    }

    private static void checkWords(String words, List<DocumentId> files) {
        if (words.isBlank() && files.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("answer", "finance.my-request.answer.missing")));
        }
        checkLength(words);
    }

    private static void checkLength(String words) {
        if (words.length() > LONGEST_ANSWER) {
            throw new InvalidInputException(
                    List.of(FieldProblem.of("answer", "finance.words.too-long", LONGEST_ANSWER)));
        }
    }

    /** Answers with the version of the definition that they were checked against, which an update may have raised. */
    private record Checked(Answers answers, int formVersion) {}
}
