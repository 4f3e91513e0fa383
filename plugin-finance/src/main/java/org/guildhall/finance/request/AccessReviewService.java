package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.AuditEntry;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.code.CodePurpose;
import org.guildhall.api.code.OneTimeCodes;
import org.guildhall.api.document.Documents;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.person.Grants;
import org.guildhall.api.person.People;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.TypedWords;
import org.guildhall.finance.flow.Flow;
import org.guildhall.finance.flow.FlowStep;
import org.guildhall.finance.flow.FlowStep.Action;
import org.guildhall.finance.flow.RequestFlows;
import org.guildhall.finance.grant.PersonChange;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What officers do with access requests (SPEC F12). */
@Component(service = AccessReviewService.class)
public final class AccessReviewService {
    private static final int MOST_CANDIDATES = 8;
    private static final int LONGEST_TEXT = 4_000;
    private static final String PHONE_CHECK = "phone-check";

    private final Database database;
    private final People people;
    private final Grants grants;
    private final RequestFlows flows;
    private final AccessGiver giver;
    private final OneTimeCodes codes;
    private final Documents documents;
    private final RequestForm form;
    private final RequestMails mails;
    private final TypedWords typed;
    private final Accounts accounts;
    private final Actors actors;
    private final Permissions permissions;
    private final Audit audit;
    private final Texts texts;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;
    private final RequestWatch watch;
    private final Settings<FinanceSettings> settings;

    /** Works on the unit of this bundle. */
    @Activate
    public AccessReviewService(
            @Reference Database database,
            @Reference People people,
            @Reference Grants grants,
            @Reference RequestFlows flows,
            @Reference AccessGiver giver,
            @Reference OneTimeCodes codes,
            @Reference Documents documents,
            @Reference RequestForm form,
            @Reference RequestMails mails,
            @Reference TypedWords typed,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Texts texts,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals,
            @Reference RequestWatch watch,
            @Reference SettingsSource settings) {
        this.database = database;
        this.people = people;
        this.grants = grants;
        this.flows = flows;
        this.giver = giver;
        this.codes = codes;
        this.documents = documents;
        this.form = form;
        this.mails = mails;
        this.typed = typed;
        this.accounts = accounts;
        this.actors = actors;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
        this.watch = watch;
        this.settings = settings.of(FinanceSettings.class);
    }

    /** Whether the acting officer may work on this request: nobody does on their own. */
    public boolean mayWorkOn(AccessRequest request) {
        return permissions.has(FinancePermissions.DECIDE) && !isOwn(request);
    }

    /** Whether the acting officer is the requester. */
    public boolean isOwn(AccessRequest request) {
        Visitor visitor = request.visitor();
        return isOwn(request.requester().account().value(), visitor == null ? null : visitor.email());
    }

    private boolean isOwn(UUID requester, @Nullable String visitorEmail) {
        return accounts.find(actors.requireAccount())
                .filter(me -> OwnRequests.isOwn(me, requester, visitorEmail))
                .isPresent();
    }

    /** Whether the request is on the acting officer's own list. */
    public boolean isMine(AccessRequest request) {
        return actors.requireAccount().equals(request.assignee());
    }

    /** The name behind an id, for officers. */
    public String nameOf(AccountId account) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return accounts.find(account)
                .map(known -> known.details().name().full())
                .orElse("–");
    }

    /** The address that the requester registered with, or confirmed before they had an account. */
    public String emailOf(AccessRequest request) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        Visitor visitor = request.visitor();
        return visitor == null
                ? accounts.find(request.requester().account())
                        .map(Account::email)
                        .orElse("–")
                : visitor.email();
    }

    /** The telephone number that the requester gave for this request, or else keeps with the account; empty for none. */
    public String phoneOf(AccessRequest request) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        String given = request.requester().phone();
        return given.isEmpty()
                ? accounts.find(request.requester().account())
                        .map(known -> known.details().phone())
                        .orElse("")
                : given;
    }

    /** So many requests of the queue from the offset on, sorted and filtered by the database. */
    public List<RequestLine> queue(QueueQuery query, int offset, int limit) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        String order = query.order().clause(query.descending());
        return database.call(entities -> filtered(
                        entities.createQuery(
                                "select r from RequestLine r" + where(query) + order, RequestLineEntity.class),
                        query)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(RequestLineEntity::toLine)
                .toList());
    }

    /** How many requests the queue has. */
    public long count(QueueQuery query) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> filtered(
                        entities.createQuery("select count(r.id) from RequestLine r" + where(query), Long.class), query)
                .getSingleResult());
    }

    /** A request with all that was answered; that it was looked at is audited. */
    public AccessRequest open(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> {
            AccessRequest request = RequestRecords.get(entities, id).toRecord(seals);
            audit.record(NewAuditEntry.of("finance.request.viewed", RequestChange.SUBJECT, id));
            return request;
        });
    }

    /** Whether anybody, the acting officer too, has changed the request since it was read. */
    public boolean hasChanged(AccessRequest seen) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> RequestRecords.get(entities, seen.id()).version != seen.version());
    }

    /** Calls back after each change of the request by somebody else, on the thread of whoever made it, until closed. */
    public Actors.Binding watch(AccessRequestId id, Runnable told) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return watch.watch(id, told);
    }

    /** The messages between council and requester. */
    public List<RequestMessage> thread(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> RequestRecords.thread(entities, id, seals));
    }

    /** What officers noted; never for the requester's eyes, even if they are an officer themselves. */
    public List<RequestNote> notes(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> {
            AccessRequestEntity request = RequestRecords.get(entities, id);
            return isOwn(request.requester, request.visitorEmail)
                    ? List.of()
                    : RequestRecords.notes(entities, id, seals);
        });
    }

    /** What the requester sent to prove the role. */
    public List<Evidence> evidence(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> RequestRecords.evidence(entities, id, documents));
    }

    /** What of it can be opened and the acting officer has not. */
    public List<Evidence> unopened(AccessRequestId id) {
        String me = actors.requireAccount().toString();
        return evidence(id).stream()
                .filter(file -> file.document().scan().isReadable())
                .filter(file -> audit.history("document", file.document().id().toString()).stream()
                        .noneMatch(entry -> entry.action().equals("document.read")
                                && entry.actor().equals(me)))
                .toList();
    }

    /** What the person represented was asked online, where the requester chose that. */
    public Optional<OnlineConsent> consent(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> Optional.ofNullable(entities.find(OnlineConsentEntity.class, id.value()))
                .map(asked -> asked.toRecord(RequestRecords.get(entities, id))));
    }

    /**
     * Whether the answer is a yes of the person whose record was chosen: anybody can open an account in any name, so it must
     * be one that the council itself lets see the person's own documents.
     */
    public boolean proves(OnlineConsent consent, @Nullable PersonId chosen) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return consent.answer() == OnlineConsent.Answer.YES
                && consent.by() != null
                && chosen != null
                && grants.heldBy(consent.by(), FinancePermissions.PORTAL).stream()
                        .anyMatch(grant ->
                                grant.person().equals(chosen) && grant.role().equals(RoleCatalogue.SELF));
    }

    /** The mails about the request that have not reached anybody, so that an officer can reach them in another way. */
    public List<MailTrouble> mailTroubles(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return mails.troubles(id);
    }

    /** Every step so far, the newest first. */
    public List<AuditEntry> history(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return audit.history(RequestChange.SUBJECT, id.toString());
    }

    /** The finance records that may be meant, those that differ least first. */
    public List<Comparison> candidates(AccessRequest request) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        Represented asked = request.represented();
        return people
                .candidates(
                        FinancePermissions.PORTAL,
                        asked.name().forename(),
                        asked.name().surname(),
                        asked.dateOfBirth(),
                        asked.address().postcode(),
                        MOST_CANDIDATES)
                .stream()
                .map(person -> new Comparison(person, RecordComparison.of(asked, person)))
                .sorted(Comparator.comparingLong(Comparison::differing))
                .toList();
    }

    /** Finance records by name or reference, for when no candidate is meant. */
    public List<Comparison> search(AccessRequest request, String text) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return people.search(FinancePermissions.PORTAL, text, MOST_CANDIDATES).stream()
                .map(person -> new Comparison(person, RecordComparison.of(request.represented(), person)))
                .toList();
    }

    /** The request beside the record that was chosen. */
    public Comparison compare(AccessRequest request, PersonId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        Person person = person(id);
        return new Comparison(person, RecordComparison.of(request.represented(), person));
    }

    /** What the request says of the person meant, as long as no record is set beside it. */
    public List<Difference> details(AccessRequest request) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return RecordComparison.alone(request.represented());
    }

    /** The kinds of documents that the requester's role opens; empty means all. */
    public Set<String> usualScope(AccessRequest request) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return form.roles().find(request.role()).map(RepresentativeRole::scope).orElse(Set.of());
    }

    /** What the requester's role wants an officer to have looked at before access is given. */
    public List<Wording> checks(AccessRequest request) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return form.roles().find(request.role()).map(RepresentativeRole::checks).orElse(List.of());
    }

    /** What was noted of a person that an officer has to know of before anybody is given access. */
    public Set<PersonChange> changes(PersonId person) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> RequestRecords.changes(entities, person));
    }

    /** The last day of access that the requester's role allows, if it sets an end. */
    public Optional<LocalDate> lastDay(AccessRequest request) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return form.roles()
                .find(request.role())
                .map(RepresentativeRole::months)
                .filter(months -> months > 0)
                .map(months ->
                        LocalDate.ofInstant(clock.instant(), Deadline.ZONE).plusMonths(months));
    }

    /** What the acting officer has typed on a page about the request and not sent yet. */
    public Answers typed(AccessRequestId id, OfficerPage page) {
        permissions.check(FinancePermissions.DECIDE);
        return typed.read(page.code(), id);
    }

    /** Keeps what the acting officer has typed, as long as it can be sent. */
    public void keepTyped(AccessRequestId id, OfficerPage page, Answers words) {
        permissions.check(FinancePermissions.DECIDE);
        words.values().keySet().forEach(field -> checkLength(field, words.text(field)));
        database.run(entities -> {
            if (page == OfficerPage.NOTE
                    || RequestRecords.get(entities, id).state.isOpen()) {
                ofSomebodyElse(entities, id);
                typed.keep(page.code(), id, words);
            }
        });
    }

    /**
     * Puts the request on the acting officer's own list.
     *
     * @param seen the request as the officer saw it
     * @throws RefusedException if somebody else has it by now
     */
    public void assignToMe(AccessRequest seen) {
        permissions.check(FinancePermissions.DECIDE);
        AccountId officer = actors.requireAccount();
        database.run(entities -> {
            AccessRequestEntity request = assignedAs(entities, seen);
            request.assign(officer.value());
            watch.changed(entities, request);
            audit.record(NewAuditEntry.of("finance.request.assigned", RequestChange.SUBJECT, seen.id())
                    .with("assignee", officer));
        });
    }

    /**
     * Gives the request back to everybody.
     *
     * @param seen the request as the officer saw it
     * @throws RefusedException if somebody else has it by now
     */
    public void unassign(AccessRequest seen) {
        permissions.check(FinancePermissions.DECIDE);
        database.run(entities -> {
            AccessRequestEntity request = assignedAs(entities, seen);
            request.assign(null);
            watch.changed(entities, request);
            audit.record(NewAuditEntry.of("finance.request.unassigned", RequestChange.SUBJECT, seen.id()));
        });
    }

    /** Nobody takes from a colleague what they still saw with nobody, or with another. */
    private AccessRequestEntity assignedAs(EntityManager entities, AccessRequest seen) {
        AccessRequestEntity request = open(entities, seen.id());
        AccountId assignee = seen.assignee();
        if (!Objects.equals(request.assignee, assignee == null ? null : assignee.value())) {
            throw new RefusedException("finance.review.changed");
        }
        return request;
    }

    /** Chooses the record that is meant, for everybody who looks at the request. */
    public void choosePerson(AccessRequestId id, PersonId person) {
        permissions.check(FinancePermissions.DECIDE);
        database.run(entities -> {
            AccessRequestEntity request = open(entities, id);
            request.choose(person(person).id().value());
            watch.changed(entities, request);
            audit.record(NewAuditEntry.of("finance.request.person-chosen", RequestChange.SUBJECT, id)
                    .with("person", person));
        });
    }

    /** Notes something that only the council sees, such as what a telephone check gave. */
    public void note(AccessRequestId id, String text) {
        permissions.check(FinancePermissions.DECIDE);
        checkText("note", "finance.review.note.missing", text);
        database.run(entities -> {
            watch.changed(entities, ofSomebodyElse(entities, id));
            persistNote(entities, id, text.strip());
            typed.forget(OfficerPage.NOTE.code(), id);
            audit.record(NewAuditEntry.of("finance.request.note-added", RequestChange.SUBJECT, id));
        });
    }

    private void persistNote(EntityManager entities, AccessRequestId id, String text) {
        entities.persist(new RequestMessageEntity(
                ids.next(),
                id.value(),
                RequestRecords.NOTE,
                actors.requireAccount().value(),
                text,
                clock.instant(),
                seals));
    }

    /**
     * Asks the requester for more.
     *
     * @param seen the request as the officer saw it
     * @throws RefusedException if it has changed since
     */
    public void askForMore(AccessRequest seen, String text) {
        permissions.check(FinancePermissions.DECIDE);
        AccessRequestId id = seen.id();
        checkText("question", "finance.review.question.missing", text);
        AccountId officer = actors.requireAccount();
        database.run(entities -> {
            AccessRequestEntity request = unchanged(entities, seen);
            if (request.visitorEmail != null) {
                throw new RefusedException("finance.review.ask.no-account");
            }
            RequestChange.to(request, RequestState.INFORMATION_NEEDED);
            watch.changed(entities, request);
            request.forgetFirstApproval();
            request.assignIfNobodyIs(officer.value());
            entities.persist(new RequestMessageEntity(
                    ids.next(),
                    id.value(),
                    RequestRecords.ASKED,
                    officer.value(),
                    text.strip(),
                    clock.instant(),
                    seals));
            typed.forget(OfficerPage.ASK.code(), id);
            audit.record(NewAuditEntry.of("finance.request.information-asked", RequestChange.SUBJECT, id));
            mails.moreInformationNeeded(request);
        });
    }

    /**
     * Gives access, which acts with the requester's next click; where the council wants two officers, the first approval is
     * noted, and one of another officer for the same access gives it.
     *
     * @param seen the request as the officer saw it
     * @param ticked the English words of the role's checks that the officer has ticked
     * @param inSpite what the officer has confirmed; the reason is kept as a note
     * @return whether access was given
     * @throws RefusedException if it has changed since
     * @throws InvalidInputException if something speaks against it that was not confirmed
     */
    public boolean approve(AccessRequest seen, Approval approval, Set<String> ticked, InSpite inSpite) {
        permissions.check(FinancePermissions.DECIDE);
        checkRole(seen, approval, ticked);
        AccessRequestId id = seen.id();
        AccountId officer = actors.requireAccount();
        Instant until = approval.end();
        if (until != null && !until.isAfter(clock.instant())) {
            throw new InvalidInputException(List.of(FieldProblem.of("until", "finance.review.until.past")));
        }
        return database.call(entities -> {
            AccessRequestEntity request = unchanged(entities, seen);
            OnlineConsentEntity consent = entities.find(OnlineConsentEntity.class, request.id);
            if (consent != null && consent.refused()) {
                throw new RefusedException("finance.review.consent.refused");
            }
            Instant now = clock.instant();
            List<String> against = against(entities, request, approval.person(), inSpite);
            Flow flow = flows.of(request.flow);
            int place = reviewOf(request, flow);
            request.choose(person(approval.person()).id().value());
            watch.changed(entities, request);
            if (needsTwo(flow.at(place)) && !isSecond(request, approval, officer)) {
                request.approvedFirst(officer.value(), approval, now);
                typed.forget(OfficerPage.APPROVE.code(), id);
                audit.record(inSpiteOf(
                        NewAuditEntry.of("finance.request.approved-first", RequestChange.SUBJECT, id)
                                .with("person", approval.person()),
                        against));
                return false;
            }
            RequestChange.to(request, RequestState.APPROVED);
            request.decided(officer.value(), now);
            request.approvedFor(approval);
            dropUnsent(id);
            typed.forget(OfficerPage.ASK.code(), id);
            typed.forget(OfficerPage.REJECT.code(), id);
            typed.forget(OfficerPage.PHONE.code(), id);
            typed.forget(OfficerPage.APPROVE.code(), id);
            NewAuditEntry approved = inSpiteOf(
                    NewAuditEntry.of("finance.request.approved", RequestChange.SUBJECT, id)
                            .with("person", approval.person()),
                    against);
            Optional<UUID> grant = goOn(entities, request, flow, place, officer, now);
            audit.record(grant.map(given -> approved.with("grant", given)).orElse(approved));
            return true;
        });
    }

    /**
     * What the portal does itself after the review, up to the step that waits for somebody.
     *
     * @return the grant, if access is given
     */
    private Optional<UUID> goOn(
            EntityManager entities, AccessRequestEntity request, Flow flow, int place, AccountId officer, Instant now) {
        Flow.Advance advance = flow.after(place);
        Optional<UUID> grant = Optional.empty();
        for (FlowStep step : advance.automatic()) {
            switch (step.action()) {
                case INVITE -> invite(request, step, now);
                case GRANT ->
                    grant = Optional.of(giver.give(
                            entities,
                            request,
                            new AccountId(request.requester),
                            request.approved(),
                            replaced(request, officer),
                            now));
                case CONFIRM_EMAIL, REQUEST, REVIEW, REGISTER ->
                    throw new IllegalStateException("The portal does not " + step.action());
            }
        }
        request.stand(advance.next());
        return grant;
    }

    private void invite(AccessRequestEntity request, FlowStep step, Instant now) {
        Duration life = Duration.ofDays(step.days());
        String token = codes.issueLink(new CodePurpose(VisitorRequestService.LINK, life), request.id.toString());
        request.invited(now);
        mails.invited(request, token, now.plus(life));
    }

    /**
     * Mails the link again to somebody who asked before they had an account; links sent before stay valid until their end.
     *
     * @throws RefusedException if they have asked on the portal already, were not approved, or what was approved does not hold any
     *     more
     */
    public void inviteAgain(AccessRequestId id) {
        permissions.check(FinancePermissions.DECIDE);
        database.run(entities -> {
            AccessRequestEntity request = ofSomebodyElse(entities, id);
            Flow flow = flows.of(request.flow);
            int waits = Objects.requireNonNullElse(request.flowStep, 0);
            boolean invited = request.state == RequestState.APPROVED && request.invitedAt != null;
            if (!invited || RequestRecords.goingOn(entities, id).isPresent() || flow.isEnd(waits)) {
                throw new RefusedException("finance.review.invite.not-now");
            }
            Instant now = clock.instant();
            if (flow.after(waits).gives()) {
                request.lapsed(entities, now).ifPresent(why -> {
                    throw new RefusedException("finance.review.invite.lapsed." + why);
                });
            }
            FlowStep invitation = flow.steps().stream()
                    .filter(step -> step.is(Action.INVITE))
                    .findFirst()
                    .orElseThrow();
            watch.changed(entities, request);
            invite(request, invitation, now);
            audit.record(NewAuditEntry.of("finance.request.invited-again", RequestChange.SUBJECT, id));
        });
    }

    /**
     * Makes the links to register useless that were mailed for a request, such as one approved by mistake. Sending the link again makes
     * them usable again.
     *
     * @throws RefusedException if none was mailed, somebody has come by it, or it is withdrawn already
     */
    public void withdrawLink(AccessRequestId id) {
        permissions.check(FinancePermissions.DECIDE);
        database.run(entities -> {
            AccessRequestEntity request = ofSomebodyElse(entities, id);
            boolean waits = request.state == RequestState.APPROVED
                    && request.invitedAt != null
                    && request.claimedBy == null
                    && request.linkWithdrawnAt == null;
            if (!waits) {
                throw new RefusedException("finance.review.invite.withdraw.not-now");
            }
            request.linkWithdrawn(clock.instant());
            watch.changed(entities, request);
            audit.record(NewAuditEntry.of("finance.request.link-withdrawn", RequestChange.SUBJECT, id));
        });
    }

    /** The request on the portal that goes on from this one. */
    public Optional<AccessRequest> goingOn(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> RequestRecords.goingOn(entities, id).map(request -> request.toRecord(seals)));
    }

    /** A request that another one is linked to, if it is still kept; that it was looked at is audited with the page that shows it. */
    public Optional<AccessRequest> linked(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> Optional.ofNullable(entities.find(AccessRequestEntity.class, id.value()))
                .map(request -> request.toRecord(seals)));
    }

    /** Whether an approval gives access, now or once the requester has an account, without anybody looking again. */
    public boolean givesAccess(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities -> {
            AccessRequestEntity request = RequestRecords.get(entities, id);
            Flow flow = flows.of(request.flow);
            return flow.reviewIsLast(reviewOf(request, flow));
        });
    }

    private static int reviewOf(AccessRequestEntity request, Flow flow) {
        Integer place = request.flowStep;
        return place == null ? flow.firstReview() : place;
    }

    private boolean needsTwo(FlowStep step) {
        return step.officers() > 1 || settings.get().secondApprover();
    }

    /** What speaks against giving access; the officer has confirmed each, or is asked to. */
    private List<String> against(
            EntityManager entities, AccessRequestEntity request, PersonId person, InSpite inSpite) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> against = new ArrayList<>();
        for (PersonChange change : RequestRecords.changes(entities, person)) {
            against.add(change.code());
            if (!inSpite.ofChange()) {
                problems.add(FieldProblem.of(InSpite.OF_CHANGE, "finance.review.change.confirm." + change.code()));
            }
        }
        if (PhoneCheck.isContradicted(RequestRecords.calls(entities, new AccessRequestId(request.id), seals))) {
            against.add(PHONE_CHECK);
            if (!inSpite.ofCalls()) {
                problems.add(FieldProblem.of(InSpite.OF_CALLS, "finance.review.calls.confirm"));
            }
            if (inSpite.why().isBlank()) {
                problems.add(FieldProblem.of(InSpite.WHY, "finance.review.calls.why.missing"));
            } else if (inSpite.why().length() > LONGEST_TEXT) {
                problems.add(FieldProblem.of(InSpite.WHY, "finance.words.too-long", LONGEST_TEXT));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        if (against.contains(PHONE_CHECK)) {
            persistNote(entities, new AccessRequestId(request.id), inSpiteNote(inSpite));
        }
        return against;
    }

    private String inSpiteNote(InSpite inSpite) {
        return texts.get(language(), "finance.review.calls.note", inSpite.why().strip());
    }

    private static NewAuditEntry inSpiteOf(NewAuditEntry entry, List<String> against) {
        return against.isEmpty() ? entry : entry.with("in-spite-of", String.join(", ", against));
    }

    /** Gives access where nothing speaks against it. */
    public boolean approve(AccessRequest seen, Approval approval, Set<String> ticked) {
        return approve(seen, approval, ticked, InSpite.NONE);
    }

    /** Gives access in a role that has nothing to tick. */
    public boolean approve(AccessRequest seen, Approval approval) {
        return approve(seen, approval, Set.of());
    }

    /** What the role asks of an approval. */
    private void checkRole(AccessRequest seen, Approval approval, Set<String> ticked) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!checks(seen).stream().allMatch(check -> ticked.contains(check.english()))) {
            problems.add(FieldProblem.of("checks", "finance.review.checks.missing"));
        }
        LocalDate until = approval.until();
        (givesAccess(seen.id()) ? lastDay(seen) : Optional.<LocalDate>empty())
                .filter(last -> until == null || until.isAfter(last))
                .ifPresent(last -> problems.add(FieldProblem.of("until", "finance.review.until.beyond", date(last))));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private String date(LocalDate day) {
        return texts.date(language(), day);
    }

    /** The acting officer's. */
    private Locale language() {
        return accounts.find(actors.requireAccount())
                .map(officer -> officer.details().language())
                .orElse(Texts.ENGLISH);
    }

    /** Whether another officer has approved the very same before. */
    private boolean isSecond(AccessRequestEntity request, Approval approval, AccountId officer) {
        Optional<FirstApproval> same =
                request.firstApproval().filter(first -> first.approval().equals(approval));
        if (same.filter(first -> first.by().equals(officer)).isPresent()) {
            audit.recordApart(NewAuditEntry.of("finance.request.refused", RequestChange.SUBJECT, request.id));
            throw new RefusedException("finance.review.second.another");
        }
        return same.isPresent();
    }

    /**
     * Refuses access with a reason that the requester is told.
     *
     * @param seen the request as the officer saw it
     * @throws RefusedException if it has changed since
     */
    public void reject(AccessRequest seen, RejectionReason reason, String words) {
        permissions.check(FinancePermissions.DECIDE);
        AccessRequestId id = seen.id();
        AccountId officer = actors.requireAccount();
        if (reason == RejectionReason.OTHER || words.length() > LONGEST_TEXT) {
            checkText("words", "finance.review.words.missing", words);
        }
        database.run(entities -> {
            AccessRequestEntity request = unchanged(entities, seen);
            RequestChange.to(request, RequestState.REJECTED);
            watch.changed(entities, request);
            request.explain(reason, words.strip(), seals);
            request.decided(officer.value(), clock.instant());
            dropUnsent(id);
            typed.forget(OfficerPage.ASK.code(), id);
            typed.forget(OfficerPage.REJECT.code(), id);
            typed.forget(OfficerPage.PHONE.code(), id);
            typed.forget(OfficerPage.APPROVE.code(), id);
            audit.record(NewAuditEntry.of("finance.request.rejected", RequestChange.SUBJECT, id)
                    .with("reason", reason.code()));
            mails.rejected(request, reason, words.strip());
        });
    }

    /** Nobody decides on what they have not seen, such as an answer that came while they read. */
    private AccessRequestEntity unchanged(EntityManager entities, AccessRequest seen) {
        AccessRequestEntity request = open(entities, seen.id());
        if (request.version != seen.version()) {
            throw new RefusedException("finance.review.changed");
        }
        return request;
    }

    private AccessRequestEntity open(EntityManager entities, AccessRequestId id) {
        AccessRequestEntity request = ofSomebodyElse(entities, id);
        if (!request.state.isOpen()) {
            throw new RefusedException("finance.request.already-decided");
        }
        return request;
    }

    /** Nobody works on their own request: nobody opens documents to themselves, or learns what the council notes. */
    private AccessRequestEntity ofSomebodyElse(EntityManager entities, AccessRequestId id) {
        AccessRequestEntity request = RequestRecords.get(entities, id);
        if (isOwn(request.requester, request.visitorEmail)) {
            audit.recordApart(NewAuditEntry.of("finance.request.refused", RequestChange.SUBJECT, id));
            throw new RefusedException("finance.review.own-request");
        }
        return request;
    }

    private Person person(PersonId id) {
        return people.find(id)
                .filter(person -> person.system().equals(FinancePermissions.PORTAL))
                .orElseThrow(() -> new RefusedException("finance.review.person-gone"));
    }

    private String replaced(AccessRequestEntity request, AccountId officer) {
        Locale language = accounts.find(officer).orElseThrow().details().language();
        return texts.get(language, "finance.grant.replaced", request.reference);
    }

    /** Files uploaded to an answer that will not be sent any more. */
    private void dropUnsent(AccessRequestId id) {
        String subject = AccessRequestService.answerSubject(id);
        documents
                .of(FinancePermissions.PORTAL, subject)
                .forEach(file -> documents.delete(file.id(), FinancePermissions.PORTAL, subject));
    }

    private static void checkText(String field, String missingKey, String text) {
        if (text.isBlank()) {
            throw new InvalidInputException(List.of(FieldProblem.of(field, missingKey)));
        }
        checkLength(field, text);
    }

    private static void checkLength(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidInputException(List.of(FieldProblem.of(field, "finance.words.too-long", LONGEST_TEXT)));
        }
    }

    private static String where(QueueQuery query) {
        String which = switch (query.filter()) {
            case MY -> " where r.assignee = :me and r.state in :states";
            case ALL_OPEN, DECIDED -> " where r.state in :states";
            case UNASSIGNED -> " where r.assignee is null and r.state in :states";
        };
        return query.text().isBlank() ? which : which + " and r.searchText like :text escape '!'";
    }

    private <T> TypedQuery<T> filtered(TypedQuery<T> typed, QueueQuery query) {
        Set<RequestState> states = query.filter() == QueueFilter.DECIDED
                ? EnumSet.complementOf(EnumSet.copyOf(RequestState.OPEN))
                : RequestState.OPEN;
        typed.setParameter(
                "states",
                Stream.of(RequestState.values()).filter(states::contains).toList());
        if (!query.text().isBlank()) {
            typed.setParameter("text", "%" + searched(query.text()) + "%");
        }
        return query.filter() == QueueFilter.MY
                ? typed.setParameter("me", actors.requireAccount().value())
                : typed;
    }

    private static String searched(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
