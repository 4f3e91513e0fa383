package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.code.CodeCheck;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.CodeRequest;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * How somebody comes to see a case (SPEC G1 to G3): a code is mailed to the address that was used for the request and quoted to staff,
 * then a link is mailed that an account opens and says yes to, then staff confirm. Codes and links are kept as keyed hashes; a new one
 * makes all before it dead.
 */
@Component(service = InvitationService.class)
public final class InvitationService {
    private static final String CODE = "send.invitation-code";
    private static final String LINK = "send.invitation-link";
    private static final String DETAIL = "invitation";
    private static final int MOST_WAITING = 500;
    private static final Set<InvitationState> OVER =
            Set.of(InvitationState.DECLINED, InvitationState.EXPIRED, InvitationState.REVOKED);

    private final Database database;
    private final CaseAccess access;
    private final CaseMails mails;
    private final CaseTeam team;
    private final OneTimeCodes codes;
    private final Accounts accounts;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public InvitationService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference CaseMails mails,
            @Reference CaseTeam team,
            @Reference OneTimeCodes codes,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.access = access;
        this.mails = mails;
        this.team = team;
        this.codes = codes;
        this.accounts = accounts;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /** The number of the SEND team, to which a code is quoted. */
    public String telephone() {
        return mails.telephone();
    }

    /** Whether the acting person may invite. */
    public boolean mayInvite() {
        return permissions.has(SendPermissions.INVITE);
    }

    /** The invitations to a case, the oldest first. */
    public List<Invitation> list(CaseId id) {
        return database.call(entities ->
                CaseRecords.invitations(entities, access.staff(entities, id, SendPermissions.READ).id).stream()
                        .map(invitation -> invitation.toRecord(seals))
                        .toList());
    }

    /** An invitation, for staff. */
    public Invitation find(InvitationId id) {
        return database.call(
                entities -> staffs(entities, id, SendPermissions.READ).toRecord(seals));
    }

    /** How many wait for staff to confirm; none of a case of the acting person's own family. */
    public long countWaiting() {
        permissions.check(SendPermissions.READ);
        return database.call(entities -> entities.createQuery(
                        "select count(i.id) from SendInvitation i where i.state = :state and i.caseId not in :own",
                        Long.class)
                .setParameter("state", InvitationState.ACCEPTED)
                .setParameter("own", access.ownCases(entities))
                .getSingleResult());
    }

    /**
     * Those that wait for staff to confirm, the longest waiting first; so many as a page shows, and none to a case of the acting
     * person's own family.
     */
    public List<WaitingInvitation> waiting() {
        permissions.check(SendPermissions.READ);
        return database.call(entities -> entities
                .createQuery(
                        "select i, c from SendInvitation i, SendCaseLine c where c.id = i.caseId and i.state = :state"
                                + " and i.caseId not in :own"
                                + " order by i.changedAt, i.id",
                        Object[].class)
                .setParameter("state", InvitationState.ACCEPTED)
                .setParameter("own", access.ownCases(entities))
                .setMaxResults(MOST_WAITING)
                .getResultList()
                .stream()
                .map(row -> {
                    CaseLine line = ((CaseLineEntity) row[1]).toLine();
                    return new WaitingInvitation(
                            ((InvitationEntity) row[0]).toRecord(seals), line.reference(), line.child());
                })
                .toList());
    }

    /**
     * Makes an invitation; nothing is mailed yet.
     *
     * @throws InvalidInputException if the address is none, or the person may not be invited as what is asked
     * @throws RefusedException if the address has been invited to this case and that is not over
     */
    public InvitationId create(CaseId id, NewInvitation asked) {
        String email = asked.email().strip().toLowerCase(Locale.ROOT);
        return database.call(entities -> {
            CaseEntity kept = access.staff(entities, id, SendPermissions.INVITE);
            InvitationChecks.check(asked, email, kept.birth, Days.today(clock));
            if (ownAddress().equals(email)) {
                audit.recordApart(NewAuditEntry.of("send.case.refused", CaseRecords.SUBJECT, id));
                throw new RefusedException("send.case.own");
            }
            boolean invited = CaseRecords.invitations(entities, kept.id).stream()
                    .anyMatch(other -> other.email.equals(email) && !OVER.contains(other.state));
            if (invited) {
                throw new RefusedException("send.invite.already");
            }
            InvitationEntity invitation = new InvitationEntity(
                    ids.next(), kept.id, asked, email, actors.current().recorded(), clock.instant(), seals);
            entities.persist(invitation);
            record("send.invitation.created", invitation, asked.kind().code());
            return new InvitationId(invitation.id);
        });
    }

    private String ownAddress() {
        return accounts.find(actors.requireAccount())
                .map(account -> account.email().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Mails a code, the first or a new one: what was mailed before opens nothing any more. */
    public void sendCode(InvitationId id) {
        Instant now = clock.instant();
        Duration lifetime = Duration.ofDays(mails.codeDays());
        database.run(entities -> {
            InvitationEntity invitation =
                    staffs(entities, id, InvitationState.DRAFT, InvitationState.CODE_SENT, InvitationState.EXPIRED);
            invitation.codeSent(now.plus(lifetime), now);
            CodePurpose purpose = new CodePurpose(CODE, lifetime);
            // each code is a subject of its own, and so none of core's caps on one subject or address is another one's
            String subject = invitation.codeSubject();
            switch (codes.request(purpose, subject, subject)) {
                case CodeRequest.Issued issued ->
                    mails.code(invitation, issued.code(), Days.lastWhole(issued.expiresAt()));
                case CodeRequest.TooMany tooMany -> throw new RefusedException("send.invitation.code.wait");
            }
            record("send.invitation.code-sent", invitation, String.valueOf(invitation.codeNumber));
        });
    }

    /** Checks a code as it was quoted; each try is audited, and after five only a new code helps. */
    public CodeTry verify(InvitationId id, String quoted) {
        Instant now = clock.instant();
        return database.call(entities -> {
            InvitationEntity invitation = staffs(entities, id, InvitationState.CODE_SENT);
            CodeTry result = verify(invitation, quoted, now);
            switch (result) {
                case CodeTry.Verified verified -> {
                    invitation.verified(now);
                    record("send.invitation.verified", invitation, "");
                }
                case CodeTry.Wrong wrong ->
                    record("send.invitation.wrong-code", invitation, String.valueOf(wrong.left()));
                case CodeTry.Expired expired -> record("send.invitation.code-expired", invitation, "");
                case CodeTry.NoTriesLeft none -> record("send.invitation.wrong-code", invitation, "0");
            }
            return result;
        });
    }

    private CodeTry verify(InvitationEntity invitation, String quoted, Instant now) {
        if (isExpired(invitation, now)) {
            return new CodeTry.Expired();
        }
        if (invitation.codeTries >= InvitationEntity.TRIES) {
            return new CodeTry.NoTriesLeft();
        }
        String subject = invitation.codeSubject();
        CodePurpose purpose = new CodePurpose(CODE, Duration.ofDays(mails.codeDays()));
        return switch (codes.check(purpose, subject, quoted, subject)) {
            case CodeCheck.Accepted accepted -> new CodeTry.Verified();
            case CodeCheck.Expired expired -> new CodeTry.Expired();
            case CodeCheck.Wrong wrong -> wrong(invitation);
            case CodeCheck.Used used -> wrong(invitation);
            case CodeCheck.Dead dead -> new CodeTry.NoTriesLeft();
            case CodeCheck.TooMany tooMany -> new CodeTry.NoTriesLeft();
        };
    }

    private static CodeTry wrong(InvitationEntity invitation) {
        invitation.tried();
        int left = InvitationEntity.TRIES - invitation.codeTries;
        return left > 0 ? new CodeTry.Wrong(left) : new CodeTry.NoTriesLeft();
    }

    /** Mails the link, the first or a new one: what was mailed before opens nothing any more, and whoever had opened it must again. */
    public void sendLink(InvitationId id) {
        Instant now = clock.instant();
        Duration lifetime = Duration.ofDays(mails.linkDays());
        database.run(entities -> {
            InvitationEntity invitation = staffs(entities, id, InvitationState.VERIFIED, InvitationState.LINK_SENT);
            invitation.linkSent(now.plus(lifetime), now);
            String token = codes.issueLink(new CodePurpose(LINK, lifetime), invitation.linkSubject());
            mails.link(invitation, token, Days.lastWhole(now.plus(lifetime)));
            record("send.invitation.link-sent", invitation, String.valueOf(invitation.linkNumber));
        });
    }

    /** Whom a link was mailed to, as long as it can be used; it stays usable. */
    public Optional<Invited> invited(String token) {
        return database.call(entities -> usable(entities, token)
                .map(invitation -> new Invited(invitation.name, invitation.email, invitation.speaks())));
    }

    /**
     * Opens a link for the acting account: from now on the invitation waits for its answer, and so do all others of the same address,
     * if it is the account's own.
     *
     * @throws RefusedException if the link cannot be used any more
     */
    public void open(String token) {
        Account me = accounts.find(actors.requireAccount()).orElseThrow();
        Instant now = clock.instant();
        database.run(entities -> {
            InvitationEntity invitation =
                    usable(entities, token).orElseThrow(() -> new RefusedException("send.invitation.gone"));
            if (codes.redeemLink(link(), token).isEmpty()) {
                throw new RefusedException("send.invitation.gone");
            }
            opened(invitation, me, now);
            if (invitation.isFor(me)) {
                entities.createQuery(
                                "select i from SendInvitation i where i.email = :email and i.state = :sent"
                                        + " and i.account is null and i.expiresAt > :now and i.id <> :this",
                                InvitationEntity.class)
                        .setParameter("email", invitation.email)
                        .setParameter("sent", InvitationState.LINK_SENT)
                        .setParameter("now", now)
                        .setParameter("this", invitation.id)
                        .getResultList()
                        .forEach(other -> opened(other, me, now));
            }
        });
    }

    private void opened(InvitationEntity invitation, Account me, Instant now) {
        invitation.opened(me, now);
        record("send.invitation.opened", invitation, invitation.isFor(me) ? "same-address" : "other-address");
    }

    /** The link leads on until it is opened, or its invitation goes another way. */
    private Optional<InvitationEntity> usable(EntityManager entities, String token) {
        return codes.peekLink(link(), token)
                .flatMap(subject -> Optional.ofNullable(
                                entities.find(InvitationEntity.class, InvitationEntity.ofLinkSubject(subject)))
                        .filter(invitation -> invitation.linkSubject().equals(subject))
                        .filter(invitation -> invitation.state == InvitationState.LINK_SENT)
                        .filter(invitation -> !isExpired(invitation, clock.instant())));
    }

    /** How long a link lives was said when it was made. */
    private static CodePurpose link() {
        return new CodePurpose(LINK, Duration.ZERO);
    }

    /** What waits for the acting person's answer: "Invitations awaiting approval". */
    public List<AwaitingInvitation> awaiting() {
        AccountId me = actors.requireAccount();
        return database.call(entities -> awaiting(entities, me).stream()
                .map(invitation -> new AwaitingInvitation(
                        new InvitationId(invitation.id),
                        CaseRecords.get(entities, new CaseId(invitation.caseId)).child(),
                        invitation.kind))
                .toList());
    }

    private List<InvitationEntity> awaiting(EntityManager entities, AccountId me) {
        return entities.createQuery(
                        "select i from SendInvitation i where i.account = :me and i.state = :sent"
                                + " and i.expiresAt > :now order by i.createdAt, i.id",
                        InvitationEntity.class)
                .setParameter("me", me.value())
                .setParameter("sent", InvitationState.LINK_SENT)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /**
     * Answers for the children that were ticked; the others go on waiting.
     *
     * @param yes whether the person wishes to continue; a no ends the invitations, and staff are told
     * @throws InvalidInputException if none was ticked
     * @throws NotPermittedException if one does not wait for the acting person; audited
     */
    public void answer(Collection<InvitationId> ticked, boolean yes) {
        Account me = accounts.find(actors.requireAccount()).orElseThrow();
        if (ticked.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("children", "send.setup.children.missing")));
        }
        database.run(entities -> {
            for (InvitationEntity invitation : mine(entities, new LinkedHashSet<>(ticked), me)) {
                CaseEntity kept = CaseRecords.get(entities, new CaseId(invitation.caseId));
                if (yes) {
                    accept(entities, invitation, me);
                } else {
                    invitation.declined(clock.instant());
                    record("send.invitation.declined", invitation, "");
                }
                mails.answered(team.inCharge(entities, kept), kept, yes);
            }
            if (yes) {
                mails.setUp(me);
            }
        });
    }

    private List<InvitationEntity> mine(EntityManager entities, Set<InvitationId> ticked, Account me) {
        List<InvitationEntity> awaiting = awaiting(entities, me.id());
        List<InvitationEntity> chosen = new ArrayList<>();
        for (InvitationId id : ticked) {
            chosen.add(awaiting.stream()
                    .filter(invitation -> invitation.id.equals(id.value()))
                    .findFirst()
                    .orElseThrow(() -> notMine(entities, id, me)));
        }
        return chosen;
    }

    private RuntimeException notMine(EntityManager entities, InvitationId id, Account me) {
        InvitationEntity invitation = entities.find(InvitationEntity.class, id.value());
        if (invitation != null && me.id().equals(invitation.whose())) {
            return new RefusedException("send.invitation.changed");
        }
        audit.recordApart(NewAuditEntry.of("send.invitation.refused", "send.invitation", id));
        return new NotPermittedException("invitation " + id);
    }

    private void accept(EntityManager entities, InvitationEntity invitation, Account me) {
        Instant now = clock.instant();
        Optional<PartyEntity> before = CaseRecords.party(entities, invitation.caseId, me.id());
        if (before.filter(party -> party.state != PartyState.ENDED).isPresent()) {
            throw new RefusedException("send.invitation.already");
        }
        if (before.isPresent()) {
            before.get().invite(invitation, now, seals);
        } else {
            entities.persist(new PartyEntity(ids.next(), invitation, me.id(), now, seals));
        }
        invitation.accepted(now);
        record("send.invitation.accepted", invitation, "");
    }

    /** Confirms that an account of another address than was invited is the person's who was. */
    public void confirmAddress(InvitationId id, String why) {
        permissions.check(SendPermissions.INVITE);
        String words = CaseChecks.words("why", "send.invitation.why.missing", why);
        database.run(entities -> {
            InvitationEntity invitation = staffs(entities, id, InvitationState.ACCEPTED);
            invitation.confirmAddress(words, clock.instant(), seals);
            record("send.invitation.address-confirmed", invitation, "");
        });
    }

    /**
     * Lets a person who has said yes see the case, who is told by mail.
     *
     * @throws RefusedException if another address than was invited waits to be confirmed, or a young person's rights stand against it
     */
    public void activate(InvitationId id, Visibility seen) {
        Instant now = clock.instant();
        database.run(entities -> {
            InvitationEntity invitation = staffs(entities, id, InvitationState.ACCEPTED);
            if (invitation.addressConfirmed == 0) {
                throw new RefusedException("send.invitation.other-address");
            }
            PartyEntity party = partyOf(entities, invitation)
                    .filter(found -> found.state == PartyState.WAITING)
                    .orElseThrow(() -> new RefusedException("send.invitation.changed"));
            CaseEntity kept = CaseRecords.get(entities, new CaseId(invitation.caseId));
            if (party.isOfAge(kept.birth, Days.today(clock))) {
                throw new RefusedException("send.party.basis.needed");
            }
            party.activate(now);
            party.show(seen);
            invitation.activated(now);
            record("send.invitation.activated", invitation, "");
            mails.access(new AccountId(party.account));
        });
    }

    /** Takes an invitation back, with the sight of the case if it has led to that. */
    public void revoke(InvitationId id, String why) {
        permissions.check(SendPermissions.INVITE);
        String words = CaseChecks.words("why", "send.invitation.why.missing", why);
        Instant now = clock.instant();
        database.run(entities -> {
            InvitationEntity invitation = staffs(entities, id, SendPermissions.INVITE);
            if (OVER.contains(invitation.state)) {
                throw new RefusedException("send.invitation.changed");
            }
            partyOf(entities, invitation)
                    .filter(party -> party.state != PartyState.ENDED)
                    .ifPresent(party -> party.end(words, now, seals));
            invitation.revoked(words, now, seals);
            record("send.invitation.revoked", invitation, "");
        });
    }

    private static Optional<PartyEntity> partyOf(EntityManager entities, InvitationEntity invitation) {
        return entities.createQuery("select p from SendParty p where p.invitationId = :invitation", PartyEntity.class)
                .setParameter("invitation", invitation.id)
                .getResultStream()
                .findFirst();
    }

    /** Ends invitations whose code or link was not used in time; for the job that does. */
    int expire() {
        Instant now = clock.instant();
        List<UUID> late = database.call(entities -> entities.createQuery(
                        "select i.id from SendInvitation i where i.state in :sent and i.expiresAt <= :now", UUID.class)
                .setParameter("sent", List.of(InvitationState.CODE_SENT, InvitationState.LINK_SENT))
                .setParameter("now", now)
                .getResultList());
        for (UUID id : late) {
            database.run(entities -> {
                InvitationEntity invitation = entities.find(InvitationEntity.class, id);
                if (invitation != null && isExpired(invitation, now)) {
                    invitation.expired(now);
                    record("send.invitation.expired", invitation, "");
                }
            });
        }
        return late.size();
    }

    private static boolean isExpired(InvitationEntity invitation, Instant now) {
        return invitation.expiresAt != null && !now.isBefore(invitation.expiresAt);
    }

    private InvitationEntity staffs(EntityManager entities, InvitationId id, String permission) {
        permissions.check(permission);
        InvitationEntity invitation = entities.find(InvitationEntity.class, id.value());
        if (invitation == null) {
            throw new NotFoundException("invitation " + id);
        }
        access.staff(entities, new CaseId(invitation.caseId), permission);
        return invitation;
    }

    /** An invitation from which a step can be made, to those who invite. */
    private InvitationEntity staffs(EntityManager entities, InvitationId id, InvitationState... from) {
        InvitationEntity invitation = staffs(entities, id, SendPermissions.INVITE);
        if (!Arrays.asList(from).contains(invitation.state)) {
            throw new RefusedException("send.invitation.changed");
        }
        return invitation;
    }

    private void record(String action, InvitationEntity invitation, String detail) {
        NewAuditEntry entry =
                NewAuditEntry.of(action, CaseRecords.SUBJECT, invitation.caseId).with(DETAIL, invitation.id);
        audit.record(detail.isEmpty() ? entry : entry.with("detail", detail));
    }
}
