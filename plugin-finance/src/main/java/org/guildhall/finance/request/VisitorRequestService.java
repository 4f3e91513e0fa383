package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.CodeRequest;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.document.Documents;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.session.Client;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.flow.Flow;
import org.guildhall.finance.flow.FlowStep;
import org.guildhall.finance.flow.RequestFlows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Requests of people who have no account yet (SPEC F11): nothing is taken before a code has confirmed their address, nothing
 * tells whether an address has an account, and the caps on codes are the caps on requests, for each code begins one.
 */
@Component(service = VisitorRequestService.class)
public final class VisitorRequestService {
    /** What codes that confirm an address are for. */
    static final String CODE = "finance.visitor-request";

    /** What links that lead to an account are for. */
    static final String LINK = "finance.invitation";

    private static final String EMAIL = "email";
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\"<>(),;:\\\\\\[\\]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final Database database;
    private final Drafts drafts;
    private final RequestFlows flows;
    private final RequestForm form;
    private final RequestIntake intake;
    private final AccessGiver giver;
    private final RequestMails mails;
    private final OneTimeCodes codes;
    private final Documents documents;
    private final Accounts accounts;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Texts texts;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public VisitorRequestService(
            @Reference Database database,
            @Reference Drafts drafts,
            @Reference RequestFlows flows,
            @Reference RequestForm form,
            @Reference RequestIntake intake,
            @Reference AccessGiver giver,
            @Reference RequestMails mails,
            @Reference OneTimeCodes codes,
            @Reference Documents documents,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Texts texts,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.drafts = drafts;
        this.flows = flows;
        this.form = form;
        this.intake = intake;
        this.giver = giver;
        this.mails = mails;
        this.codes = codes;
        this.documents = documents;
        this.accounts = accounts;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /** Whether requests before an account can be begun now. */
    public boolean isOpen() {
        return flows.chosen().beginsInPublic();
    }

    /** Whether the request is looked through and sent once more after registering. */
    public boolean asksAgain() {
        return flows.chosen().accountRequest().isPresent();
    }

    /** The wording that is consented to, or of which notice is given, in a language. */
    public String wording(Locale language, boolean notice) {
        return notice ? ConsentText.ofNotice(texts, language) : ConsentText.version(texts, language);
    }

    /**
     * Mails a code to an address; whether it has an account changes nothing.
     *
     * @throws InvalidInputException if it is no address
     */
    public VisitorStart confirm(String email, Locale language, Client client) {
        checkOpen();
        String address = checked(email);
        return switch (codes.request(purpose(), address, client.address())) {
            case CodeRequest.TooMany tooMany -> new VisitorStart.TooMany(tooMany.nextAt());
            case CodeRequest.Issued issued -> {
                mails.code(address, language, issued.code(), issued.expiresAt());
                yield new VisitorStart.CodeSent();
            }
        };
    }

    /**
     * Starts a draft, if the code from the mail is right.
     *
     * @param owner whose browser or account it is
     * @param wording what was consented to, as {@link #wording} told
     * @param answer {@code yes} to a consent, {@code told} by a notice
     */
    public VisitorStart begin(
            DraftOwner owner,
            String email,
            String code,
            String wording,
            String answer,
            Locale language,
            Client client) {
        checkOpen();
        String address = checked(email);
        CodeCheck check = codes.check(purpose(), address, code, client.address());
        if (!(check instanceof CodeCheck.Accepted)) {
            return new VisitorStart.Refused(check);
        }
        Flow flow = flows.begin();
        Asked asked = asked(flow);
        return database.call(entities -> {
            Draft draft = drafts.start(owner, form.definition(asked), form.prefilled());
            entities.persist(new VisitorDraftEntity(
                    draft.id(),
                    ids.next(),
                    address,
                    language.toLanguageTag(),
                    wording,
                    answer,
                    clock.instant(),
                    flow.key()));
            return new VisitorStart.Begun(draft);
        });
    }

    /** The drafts of this browser or account that were begun before an account, the newest first. */
    public List<Draft> drafts(DraftOwner owner) {
        return drafts.of(owner, RequestForm.ID).stream()
                .filter(draft -> begun(draft.id()).isPresent())
                .toList();
    }

    /** A draft of this browser or account. */
    public Draft draft(UUID id, DraftOwner owner) {
        return drafts.find(id, owner)
                .filter(draft -> begun(draft.id()).isPresent())
                .orElseThrow(() -> new NotFoundException("draft " + id));
    }

    /** What the form of a draft of this browser or account asks. */
    public Asked asked(UUID id, DraftOwner owner) {
        return asked(flows.of(begun(draft(id, owner).id()).orElseThrow().flow));
    }

    /** The address that a code confirmed before a draft of this browser or account was begun. */
    public String email(UUID id, DraftOwner owner) {
        return begun(draft(id, owner).id()).orElseThrow().email;
    }

    /** Deletes a draft of this browser or account with the files uploaded to it. */
    public void discard(UUID id, DraftOwner owner) {
        String subject = AccessRequestService.draftSubject(id);
        database.run(entities -> drafts.find(id, owner).ifPresent(draft -> {
            VisitorDraftEntity begun = entities.find(VisitorDraftEntity.class, id);
            if (begun == null) {
                throw new NotFoundException("draft " + id);
            }
            documents
                    .of(FinancePermissions.PORTAL, subject)
                    .forEach(file -> documents.delete(file.id(), FinancePermissions.PORTAL, subject));
            drafts.delete(id);
        }));
    }

    /**
     * Sends a draft; sending it twice gives the same request.
     *
     * @throws InvalidInputException if an answer is missing or cannot be taken
     * @throws RefusedException if there is an open request of this address for the same person, or the role is no formal one
     */
    public AccessRequest submit(UUID id, DraftOwner owner) {
        Optional<AccessRequest> sent = sent(id, owner);
        if (sent.isPresent()) {
            return sent.get();
        }
        Draft draft = draft(id, owner);
        VisitorDraftEntity begun = begun(id).orElseThrow();
        RequestIntake.Sender sender = new RequestIntake.Sender(
                begun.requester, begun.email, Locale.forLanguageTag(begun.language), asked(flows.of(begun.flow)), null);
        return intake.take(
                draft,
                sender,
                entities -> entities.find(VisitorDraftEntity.class, id).sent(digest(owner)));
    }

    /** The request that this browser or account made of a draft. */
    public Optional<AccessRequest> sent(UUID id, DraftOwner owner) {
        return begun(id)
                .filter(begun -> digest(owner).equals(begun.sentBy))
                .flatMap(begun -> intake.sent(id, new AccountId(begun.requester)));
    }

    /** Whom a link was mailed to, as long as it can be used; it stays usable. */
    public Optional<Invited> invited(String token) {
        return database.call(entities -> invitation(entities, token)
                .map(request -> new Invited(
                        Objects.requireNonNull(request.visitorEmail),
                        RequestForm.asRegistrant(seals.openAnswers(request.id, request.answers)))));
    }

    /**
     * Links the request to the acting account and goes on in its flow.
     *
     * @throws RefusedException if the link cannot be used any more, was mailed to another address than the account's, or what was
     *     approved does not hold any more
     */
    public Claimed claim(String token) {
        permissions.check(FinancePermissions.CREATE_REQUEST);
        Account me = accounts.find(actors.requireAccount()).orElseThrow();
        return database.call(entities -> {
            AccessRequestEntity request =
                    invitation(entities, token).orElseThrow(() -> new RefusedException("finance.invitation.gone"));
            if (!me.email().equalsIgnoreCase(request.visitorEmail)) {
                audit.recordApart(NewAuditEntry.of("finance.invitation.refused", RequestChange.SUBJECT, request.id));
                throw new RefusedException("finance.invitation.other-account");
            }
            if (codes.redeemLink(link(), token).isEmpty()) {
                throw new RefusedException("finance.invitation.gone");
            }
            Instant now = clock.instant();
            request.claimed(me.id().value(), now);
            audit.record(NewAuditEntry.of("finance.request.claimed", RequestChange.SUBJECT, request.id)
                    .with("account", me.id()));
            return goOn(entities, request, me, now);
        });
    }

    /** The link leads on where its request waits for somebody to register, and to nowhere afterwards. */
    private Optional<AccessRequestEntity> invitation(EntityManager entities, String token) {
        return codes.peekLink(link(), token)
                .map(subject -> RequestRecords.get(entities, AccessRequestId.parse(subject)))
                .filter(request -> request.state == RequestState.APPROVED && request.visitorEmail != null)
                .filter(request -> request.linkWithdrawnAt == null)
                .filter(request -> RequestRecords.goingOn(entities, new AccessRequestId(request.id))
                        .isEmpty());
    }

    private Claimed goOn(EntityManager entities, AccessRequestEntity request, Account me, Instant now) {
        Flow flow = flows.of(request.flow);
        int registered = Objects.requireNonNull(request.flowStep);
        // a link that was mailed again finds the request beyond: the draft was deleted, say
        int place = flow.at(registered).is(FlowStep.Action.REGISTER) ? registered : registered - 1;
        Flow.Advance advance = flow.after(place);
        request.stand(advance.next());
        if (advance.gives()) {
            checkNotLapsed(entities, request, now);
            PersonId person = request.approved().person();
            String replaced = texts.get(me.details().language(), "finance.grant.replaced", request.reference);
            actors.callAs(
                    new Actor.SystemPart("finance.flow"),
                    () -> giver.give(entities, request, me.id(), request.approved(), replaced, now));
            return new Claimed.HasAccess(person);
        }
        return new Claimed.GoesOn(prepare(entities, request, flow, advance.next(), me));
    }

    /** Weeks may lie between an approval and whoever comes by its link. */
    private void checkNotLapsed(EntityManager entities, AccessRequestEntity request, Instant now) {
        request.lapsed(entities, now).ifPresent(why -> {
            audit.recordApart(NewAuditEntry.of("finance.request.link-refused", RequestChange.SUBJECT, request.id)
                    .with("reason", why));
            throw new RefusedException("finance.invitation.lapsed." + why);
        });
    }

    /** The request on the portal, filled in as the earlier one was. */
    private UUID prepare(EntityManager entities, AccessRequestEntity request, Flow flow, int place, Account me) {
        DraftOwner owner = new DraftOwner.ByAccount(me.id());
        Asked asked = new Asked(flow, place, true);
        Answers answers = RequestForm.goingOn(seals.openAnswers(request.id, request.answers));
        // all of it was checked once: whoever resumes it goes on where it is sent
        Draft draft = drafts.save(drafts.start(owner, form.definition(asked), answers), answers, RequestForm.CHECK);
        VisitorDraftEntity before = entities.find(VisitorDraftEntity.class, request.draftId);
        entities.persist(new ConsentEntity(
                draft.id(),
                me.id().value(),
                before.textVersion,
                before.answer,
                before.givenAt,
                flow.key(),
                request.id));
        return draft.id();
    }

    private void checkOpen() {
        if (!isOpen()) {
            throw new RefusedException("finance.visitor.closed");
        }
    }

    private static Asked asked(Flow flow) {
        return new Asked(flow, flow.visitorRequest().orElseThrow(), false);
    }

    private Optional<VisitorDraftEntity> begun(UUID draft) {
        return database.call(entities -> Optional.ofNullable(entities.find(VisitorDraftEntity.class, draft)));
    }

    private static String checked(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (address.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of(EMAIL, "finance.visitor.email.missing")));
        }
        if (address.length() > LONGEST_EMAIL || !ADDRESS.matcher(address).matches()) {
            throw new InvalidInputException(List.of(FieldProblem.of(EMAIL, "finance.visitor.email.wrong")));
        }
        return address;
    }

    private CodePurpose purpose() {
        return codes.purpose(CODE);
    }

    /** How long a link lives was said when it was made. */
    private static CodePurpose link() {
        return new CodePurpose(LINK, Duration.ZERO);
    }

    private static String digest(DraftOwner owner) {
        String secret = switch (owner) {
            case DraftOwner.ByAccount account -> "account " + account.account();
            case DraftOwner.ByBrowser browser -> "browser " + browser.secret();
        };
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java runtime has SHA-256", impossible);
        }
    }
}
