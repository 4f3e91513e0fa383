package org.guildhall.send.request;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.api.document.UploadPolicy;
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
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.Spelling;
import org.guildhall.api.session.Actors;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseDetails;
import org.guildhall.send.record.CaseLine;
import org.guildhall.send.record.CaseState;
import org.guildhall.send.record.KeptWords;
import org.guildhall.send.record.NewCase;
import org.guildhall.send.record.NewInvitation;
import org.guildhall.send.record.PartyKind;
import org.guildhall.send.record.RequestedCases;
import org.guildhall.send.record.SchoolAge;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What parents, young people and professionals do who ask for an EHC needs assessment (SPEC G0; Children and Families Act 2014, section
 * 36(1)): begin, stop, come back, send once. It opens a case whose clock runs; whoever asked sees nothing of the case by that.
 */
@Component(service = NeedsRequestService.class)
public final class NeedsRequestService {
    private static final int TRIES = 5;
    private static final int MOST_OWN = 200;
    private static final Duration DAY = Duration.ofDays(1);

    /** More than a school would ever send, and few enough that nobody buries the team. */
    private static final int MOST_A_DAY = 20;

    private static final UUID NO_DRAFT = new UUID(0, 0);

    private final Database database;
    private final RequestedCases cases;
    private final RequestDesk requests;
    private final RequestFiles files;
    private final RequestMails mails;
    private final NeedsForm needs;
    private final CaseDesk desk;
    private final Uploads uploads;
    private final Forms forms;
    private final Drafts drafts;
    private final Accounts accounts;
    private final Actors actors;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public NeedsRequestService(
            @Reference Database database,
            @Reference RequestedCases cases,
            @Reference RequestDesk requests,
            @Reference RequestFiles files,
            @Reference RequestMails mails,
            @Reference NeedsForm needs,
            @Reference CaseDesk desk,
            @Reference Uploads uploads,
            @Reference Forms forms,
            @Reference Drafts drafts,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.cases = cases;
        this.requests = requests;
        this.files = files;
        this.mails = mails;
        this.needs = needs;
        this.desk = desk;
        this.uploads = uploads;
        this.forms = forms;
        this.drafts = drafts;
        this.accounts = accounts;
        this.actors = actors;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /** The form. */
    public FormDefinition form() {
        return needs.form();
    }

    /** What may be sent with a request. */
    public UploadPolicy policy() {
        return needs.policy();
    }

    /** What stands against answers as far as they go, told before they are sent. */
    public List<FieldProblem> problems(Answers answers) {
        return problems(answers, NO_DRAFT);
    }

    private List<FieldProblem> problems(Answers answers, UUID draft) {
        List<FieldProblem> problems = new ArrayList<>(NeedsForm.problems(answers, desk.today()));
        actors.account()
                .flatMap(me ->
                        NeedsForm.birth(answers).flatMap(birth -> open(me, NeedsForm.child(answers), birth, draft)))
                .ifPresent(reference -> problems.add(FieldProblem.of(
                        NeedsForm.BIRTH,
                        "send.request.already",
                        NeedsForm.child(answers).full(),
                        reference)));
        return problems;
    }

    /** The reference of the open case that an account has asked for already, for the same child and by another draft. */
    private Optional<String> open(AccountId asker, PersonName child, LocalDate birth, UUID draft) {
        String name = Spelling.plain(child.full());
        return database.call(entities -> entities.createQuery(
                        "select c.reference, c.forename, c.surname from SendRequest r, SendCase c where c.id = r.caseId"
                                + " and r.account = :me and r.draftId <> :draft and c.birth = :birth and c.state = :open"
                                + " order by c.id",
                        Object[].class)
                .setParameter("me", asker.value())
                .setParameter("draft", draft)
                .setParameter("birth", birth)
                .setParameter("open", CaseState.OPEN)
                .getResultStream()
                .filter(row -> Spelling.plain(row[1] + " " + row[2]).equals(name))
                .map(row -> String.valueOf(row[0]))
                .findFirst());
    }

    /** Begins a request of the acting person. */
    public Draft begin() {
        DraftOwner owner = owner();
        return database.call(entities -> {
            Draft draft = drafts.start(owner, needs.form(), Answers.NONE);
            uploads.begin(entities, draft.id());
            return draft;
        });
    }

    /** The requests that the acting person has begun and not sent, the newest first. */
    public List<Draft> drafts() {
        return drafts.of(owner(), NeedsForm.ID).stream()
                .filter(NeedsRequestService::isRequest)
                .toList();
    }

    /**
     * A request that the acting person has begun.
     *
     * @throws NotPermittedException if somebody else has; audited
     */
    public Draft draft(UUID id) {
        return found(id).orElseThrow(() -> new NotFoundException("draft " + id));
    }

    /** Deletes what the acting person has begun, with its files; deleted or sent before, nothing is done. */
    public void discard(UUID id) {
        database.run(entities -> found(id).ifPresent(draft -> {
            files.drop(id);
            uploads.end(entities, id);
            drafts.delete(id);
        }));
    }

    private Optional<Draft> found(UUID id) {
        Optional<Draft> found = drafts.find(id, owner()).filter(NeedsRequestService::isRequest);
        if (found.isEmpty() && drafts.exists(id)) {
            audit.recordApart(NewAuditEntry.of("send.request.refused", "send.request", id));
            throw new NotPermittedException("draft " + id);
        }
        return found;
    }

    private static boolean isRequest(Draft draft) {
        return draft.form().equals(NeedsForm.ID);
    }

    private DraftOwner owner() {
        return new DraftOwner.ByAccount(actors.requireAccount());
    }

    /** What the acting person has sent, the newest first. */
    public List<NeedsRequest> mine() {
        AccountId me = actors.requireAccount();
        return database.call(entities -> entities
                .createQuery(
                        "select r from SendRequest r where r.account = :me order by r.receivedAt desc, r.id",
                        RequestEntity.class)
                .setParameter("me", me.value())
                .setMaxResults(MOST_OWN)
                .getResultList()
                .stream()
                .map(requests::told)
                .toList());
    }

    /**
     * What the acting person has sent.
     *
     * @throws NotPermittedException if somebody else has; audited
     */
    public NeedsRequest find(RequestId id) {
        AccountId me = actors.requireAccount();
        return database.call(entities -> {
            RequestEntity request = entities.find(RequestEntity.class, id.value());
            if (request == null) {
                throw new NotFoundException("request " + id);
            }
            if (!request.account.equals(me.value())) {
                audit.recordApart(NewAuditEntry.of("send.request.refused", CaseDesk.SUBJECT, request.caseId)
                        .with("request", id));
                throw new NotPermittedException("request " + id);
            }
            return requests.told(request);
        });
    }

    /** The request that the acting person made of a draft, if it was sent. */
    public Optional<RequestId> sentFrom(UUID draft) {
        return sent(draft, actors.requireAccount()).map(NeedsRequest::id);
    }

    private Optional<NeedsRequest> sent(UUID draft, AccountId asker) {
        return database.call(
                entities -> RequestDesk.ofDraft(entities, draft, asker).map(requests::told));
    }

    /**
     * Sends what the acting person has answered; sending it twice, at once or later, gives the same request and one case.
     *
     * @throws InvalidInputException if an answer is missing or cannot be taken
     * @throws RefusedException if this account has sent too many today
     */
    public NeedsRequest submit(UUID draftId) {
        AccountId me = actors.requireAccount();
        Optional<NeedsRequest> before = sent(draftId, me);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Draft> draft = found(draftId);
        if (draft.isEmpty()) {
            // gone since the look above: the other press of a double press has sent it
            return sent(draftId, me).orElseThrow(() -> new NotFoundException("draft " + draftId));
        }
        Account asker = accounts.find(me).orElseThrow();
        FormDefinition form = needs.form();
        Answers answers = checked(form, draft.get(), asker);
        for (int tries = 1; ; tries++) {
            try {
                return database.call(entities -> create(entities, draft.get(), form, answers, asker));
            } catch (PersistenceException clash) {
                // another tab was quicker with the same draft, or the reference is taken: look which
                Optional<NeedsRequest> other = sent(draftId, me);
                if (other.isPresent()) {
                    return other.get();
                }
                if (tries == TRIES) {
                    throw clash;
                }
            }
        }
    }

    /** Checks every page that the answers lead through, as if nothing had been checked on the way. */
    private Answers checked(FormDefinition form, Draft draft, Account asker) {
        Answers answers = forms.prune(form, draft.answers());
        List<FieldProblem> problems = new ArrayList<>();
        forms.path(form, answers).forEach(page -> problems.addAll(forms.check(form, page, answers, Map.of())));
        problems.addAll(problems(answers, draft.id()));
        if (answers.text(NeedsForm.FAMILY_EMAIL).strip().equalsIgnoreCase(asker.email())) {
            problems.add(FieldProblem.of(NeedsForm.FAMILY_EMAIL, "send.request.own-email"));
        }
        Map<String, StoredDocument> uploaded = files.uploaded(draft.id()).stream()
                .collect(Collectors.toMap(file -> file.id().toString(), file -> file));
        // ids in answers come from the browser
        for (String file : answers.all(NeedsForm.FILES)) {
            StoredDocument known = uploaded.get(file);
            if (known == null) {
                problems.add(FieldProblem.of(NeedsForm.FILES, "send.request.file-gone"));
            } else if (known.scan() == StoredDocument.Scan.QUARANTINED) {
                problems.add(FieldProblem.of(NeedsForm.FILES, "send.file.refused", known.fileName()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return answers;
    }

    private NeedsRequest create(
            EntityManager entities, Draft draft, FormDefinition form, Answers answers, Account asker) {
        Instant now = clock.instant();
        checkOften(entities, asker.id(), now);
        AskedBy by = NeedsForm.askedBy(answers).orElseThrow();
        LocalDate birth = NeedsForm.birth(answers).orElseThrow();
        CaseLine opened = cases.open(
                new NewCase(
                        CaseDetails.of(NeedsForm.child(answers), birth, answers.address("childAddress")),
                        desk.today(),
                        by,
                        asker.details().name().full(),
                        asker.email()),
                invitation(by, answers, birth, asker),
                actors.current().recorded());
        LocalDate decideBy = Objects.requireNonNull(opened.nextLimit());
        RequestEntity request = new RequestEntity(
                ids.next(),
                opened.id(),
                draft.id(),
                asker.id(),
                form.version(),
                requests.written(answers),
                now,
                decideBy,
                seals);
        entities.persist(request);
        entities.flush();
        RequestId id = new RequestId(request.id);
        Set<DocumentId> sent =
                answers.all(NeedsForm.FILES).stream().map(DocumentId::parse).collect(Collectors.toSet());
        files.send(draft.id(), sent, id);
        uploads.end(entities, draft.id());
        drafts.delete(draft.id());
        audit.record(NewAuditEntry.of("send.request.submitted", CaseDesk.SUBJECT, opened.id())
                .with("request", id)
                .with("files", sent.size()));
        mails.received(asker, id, opened, decideBy);
        return requests.told(request);
    }

    private static void checkOften(EntityManager entities, AccountId asker, Instant now) {
        long today = entities.createQuery(
                        "select count(r.id) from SendRequest r where r.account = :me and r.receivedAt > :since",
                        Long.class)
                .setParameter("me", asker.value())
                .setParameter("since", now.minus(DAY))
                .getSingleResult();
        if (today >= MOST_A_DAY) {
            throw new RefusedException("send.request.too-many");
        }
    }

    /** Nobody is invited past whom the law gives the rights to: staff decide that. */
    private Optional<NewInvitation> invitation(AskedBy by, Answers answers, LocalDate birth, Account asker) {
        boolean professional = by == AskedBy.PROFESSIONAL;
        PartyKind kind = NeedsForm.kind(by, answers);
        PartyKind entitled = SchoolAge.isOver(birth, desk.today()) ? PartyKind.YOUNG_PERSON : PartyKind.PARENT;
        String email = professional ? answers.text(NeedsForm.FAMILY_EMAIL).strip() : asker.email();
        if (kind != entitled || email.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NewInvitation(
                kind,
                professional
                        ? answers.name("familyName").full()
                        : asker.details().name().full(),
                email,
                professional ? Locale.UK : asker.details().language(),
                null,
                ""));
    }
}
