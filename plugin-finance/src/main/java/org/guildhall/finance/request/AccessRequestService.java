package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.guildhall.finance.flow.Flow;
import org.guildhall.finance.flow.RequestFlows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a citizen does with their own access requests. */
@Component(service = AccessRequestService.class)
public final class AccessRequestService {
    private static final int LONGEST_ANSWER = 4_000;
    private static final String ANSWER = "answer";

    private final Database database;
    private final Drafts drafts;
    private final TypedWords typed;
    private final RequestFlows flows;
    private final RequestIntake intake;
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
    private final KeptWords seals;
    private final RequestWatch watch;

    /** Works on the unit of this bundle. */
    @Activate
    public AccessRequestService(
            @Reference Database database,
            @Reference Drafts drafts,
            @Reference TypedWords typed,
            @Reference RequestFlows flows,
            @Reference RequestIntake intake,
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
        this.flows = flows;
        this.intake = intake;
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
        Flow flow = flows.begin();
        if (flow.accountRequest().isEmpty()) {
            throw new RefusedException("finance.request.before-account");
        }
        Asked asked = new Asked(flow, flow.accountRequest().getAsInt(), false);
        return database.call(entities -> {
            Draft draft = drafts.start(
                    new DraftOwner.ByAccount(account.id()), form.definition(asked), form.prefilled(account));
            entities.persist(new ConsentEntity(
                    draft.id(),
                    account.id().value(),
                    notice ? ConsentText.ofNotice(texts, language) : ConsentText.version(texts, language),
                    notice ? "told" : "yes",
                    clock.instant(),
                    flow.key(),
                    null));
            return draft;
        });
    }

    /** Where those who ask now begin. */
    public Flow flow() {
        return flows.chosen();
    }

    /** The acting person's drafts, the newest first; also those that were begun before signing in. */
    public List<Draft> drafts() {
        return drafts.of(new DraftOwner.ByAccount(actors.requireAccount()), RequestForm.ID);
    }

    /** Whether a draft was begun by somebody who was not signed in, and is sent as such. */
    public boolean begunBeforeAnAccount(UUID draft) {
        return database.call(entities -> entities.find(VisitorDraftEntity.class, draft) != null);
    }

    /** A draft of the acting person. */
    public Draft draft(UUID id) {
        return drafts.find(id, new DraftOwner.ByAccount(actors.requireAccount()))
                .orElseThrow(() -> absent(id));
    }

    /** Not even that there is a draft of somebody else is told; that somebody asked for it is audited. */
    private NotFoundException absent(UUID draft) {
        UUID me = actors.requireAccount().value();
        begun(draft)
                .filter(begun -> !begun.account.equals(me))
                .ifPresent(
                        begun -> audit.recordApart(NewAuditEntry.of("finance.draft.refused", "finance.draft", draft)));
        return new NotFoundException("draft " + draft);
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
        Optional<AccessRequest> sent = intake.sent(draftId, requester);
        if (sent.isPresent()) {
            return sent.get();
        }
        Optional<Draft> kept = drafts.find(draftId, new DraftOwner.ByAccount(requester));
        if (kept.isEmpty()) {
            // gone since the look above: the other click of a double click has sent it
            return intake.sent(draftId, requester).orElseThrow(() -> absent(draftId));
        }
        Draft draft = kept.get();
        Account account = accounts.find(requester).orElseThrow();
        return intake.take(
                draft,
                new RequestIntake.Sender(
                        requester.value(),
                        account.email(),
                        null,
                        asking(draftId),
                        follows(draftId).orElse(null)),
                entities -> {});
    }

    /** What the form of a draft of the acting person asks. */
    public Asked asked(UUID draftId) {
        return asking(draft(draftId).id());
    }

    private Asked asking(UUID draftId) {
        if (begunBeforeAnAccount(draftId)) {
            throw new NotFoundException("draft " + draftId);
        }
        Flow flow = flows.of(begun(draftId).map(begun -> begun.flow).orElse(null));
        return new Asked(
                flow, flow.accountRequest().orElseThrow(), follows(draftId).isPresent());
    }

    private Optional<UUID> follows(UUID draftId) {
        return begun(draftId).map(begun -> begun.follows);
    }

    private Optional<ConsentEntity> begun(UUID draftId) {
        return database.call(entities -> Optional.ofNullable(entities.find(ConsentEntity.class, draftId)));
    }

    /** The request that the acting person made of this draft, if it was sent. */
    public Optional<AccessRequestId> sentFrom(UUID draftId) {
        return intake.sent(draftId, actors.requireAccount()).map(AccessRequest::id);
    }

    /** The acting person's requests, the newest first; also those from before the account that gave it access. */
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
                intake.keepEvidence(entities, request, file, answerSubject(id), now);
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

    private AccessRequestEntity own(EntityManager entities, AccessRequestId id) {
        AccessRequestEntity request = RequestRecords.get(entities, id);
        if (!request.isOf(actors.requireAccount().value())) {
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
}
