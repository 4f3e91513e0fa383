package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.Forms;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.time.WorkingDays;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.ReferralPermissions;
import org.guildhall.referral.ReferralSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people do with their own referrals, begun before they sign in (SPEC H2 to H9). */
@Component(service = ReferralService.class)
public final class ReferralService {
    /** No letters that are taken for digits or for each other on the telephone. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int TRIES = 5;
    private static final int LONGEST_ABOUT = 500;
    private static final int LONGEST_SEARCH = 1000;

    private final Database database;
    private final Drafts drafts;
    private final Forms forms;
    private final ReferralForms asked;
    private final Inboxes inboxes;
    private final ReferralMails mails;
    private final StrandedReferrals stranded;
    private final Documents documents;
    private final Accounts accounts;
    private final Actors actors;
    private final Audit audit;
    private final WorkingDays workingDays;
    private final Ids ids;
    private final Clock clock;
    private final Instance instance;
    private final KeptWords seals;
    private final Settings<ReferralSettings> settings;
    private final RandomGenerator random = new SecureRandom();

    /** Works on the unit of this bundle. */
    @Activate
    public ReferralService(
            @Reference Database database,
            @Reference Drafts drafts,
            @Reference Forms forms,
            @Reference ReferralForms asked,
            @Reference Inboxes inboxes,
            @Reference ReferralMails mails,
            @Reference StrandedReferrals stranded,
            @Reference Documents documents,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference WorkingDays workingDays,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Instance instance,
            @Reference KeptWords seals,
            @Reference SettingsSource settings) {
        this.database = database;
        this.drafts = drafts;
        this.forms = forms;
        this.asked = asked;
        this.inboxes = inboxes;
        this.mails = mails;
        this.stranded = stranded;
        this.documents = documents;
        this.accounts = accounts;
        this.actors = actors;
        this.audit = audit;
        this.workingDays = workingDays;
        this.ids = ids;
        this.clock = clock;
        this.instance = instance;
        this.seals = seals;
        this.settings = settings.of(ReferralSettings.class);
    }

    /** Where "Exit this page" leads. */
    public String exitAddress() {
        return settings.get().exitAddress();
    }

    /** The number of the emergency duty team; empty for none. */
    public String outOfHours() {
        return settings.get().outOfHours();
    }

    /** How the council is reached by telephone; empty where it gives no number. */
    public String telephone() {
        return instance.council().telephone();
    }

    /** The council's name. */
    public String council() {
        return instance.council().name();
    }

    /** Starts a draft of the form of an inbox, for a browser or an account. */
    public Draft begin(Inbox inbox, DraftOwner owner) {
        return database.call(entities -> {
            Draft draft = drafts.start(owner, asked.whole(inbox.form()), Answers.NONE);
            entities.persist(new BegunEntity(draft.id(), clock.instant()));
            return draft;
        });
    }

    /** The drafts of this browser or account, the newest first. */
    public List<Draft> drafts(DraftOwner owner) {
        return drafts.of(owner, ReferralPermissions.PORTAL + ".").stream()
                .filter(this::isReferral)
                .toList();
    }

    /** What officers have typed on a page and not sent is kept as a draft too. */
    private boolean isReferral(Draft draft) {
        return inboxes.all().stream().map(Inbox::form).anyMatch(draft.form()::equals);
    }

    /** The inbox that a draft goes to. */
    public Inbox inboxOf(Draft draft) {
        return inboxes.get(draft.form().substring(ReferralPermissions.PORTAL.length() + 1));
    }

    /** The names of those whom a draft is about so far. */
    public String about(Draft draft) {
        return asked.people(draft.form(), draft.answers()).stream()
                .map(person -> person.name().full())
                .collect(Collectors.joining(", "));
    }

    /** A draft of this browser or account. */
    public Draft draft(UUID id, DraftOwner owner) {
        Optional<Draft> found = drafts.find(id, owner).filter(this::isReferral);
        if (found.isEmpty() && actors.account().isPresent() && drafts.exists(id)) {
            audit.recordApart(NewAuditEntry.of("referral.draft.refused", "referral.draft", id));
        }
        return found.orElseThrow(() -> new NotFoundException("draft " + id));
    }

    /** What stands against answers to a form besides what the form says. */
    public List<FieldProblem> problems(String form, Answers answers) {
        FormDefinition whole = asked.whole(form);
        return Plausible.problems(whole, forms.prune(whole, answers), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE);
    }

    /** Deletes a draft of this browser or account with its files. */
    public void discard(UUID id, DraftOwner owner) {
        database.run(entities -> drafts.find(id, owner).ifPresent(draft -> {
            dropFiles(id, Set.of());
            drafts.delete(id);
        }));
    }

    /**
     * Sends a draft of the acting person; sending it twice, at once or later, gives the same referral.
     *
     * @throws InvalidInputException if an answer is missing or cannot be taken
     */
    public Referral submit(UUID draftId) {
        AccountId sender = actors.requireAccount();
        Optional<Referral> sent = sent(draftId, sender);
        if (sent.isPresent()) {
            return sent.get();
        }
        Optional<Draft> kept = drafts.find(draftId, new DraftOwner.ByAccount(sender));
        if (kept.isEmpty()) {
            // gone since the look above: the other click of a double click has sent it
            return sent(draftId, sender).orElseThrow(() -> new NotFoundException("draft " + draftId));
        }
        Draft draft = kept.get();
        Account account = accounts.find(sender).orElseThrow();
        Checked checked = checked(draft, account);
        for (int tries = 0; ; tries++) {
            String reference = reference();
            try {
                return database.call(entities -> create(entities, draft, checked, account, reference));
            } catch (PersistenceException clash) {
                // another tab was quicker with the same draft, or the number is taken: look which
                Optional<Referral> other = sent(draftId, sender);
                if (other.isPresent()) {
                    return other.get();
                }
                if (tries >= TRIES) {
                    throw clash;
                }
            }
        }
    }

    /** The referral that the acting person made of this draft, if it was sent. */
    public Optional<ReferralId> sentFrom(UUID draftId) {
        return actors.account().flatMap(me -> sent(draftId, me)).map(Referral::id);
    }

    /** So many of the acting person's referrals, the newest first. */
    public List<ReferralLine> mine(int from, int most) {
        AccountId me = actors.requireAccount();
        return database.call(entities -> entities
                .createQuery(
                        "select r from ReferralLine r where r.sender = :me order by r.receivedAt desc, r.id",
                        ReferralLineEntity.class)
                .setParameter("me", me.value())
                .setFirstResult(from)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(ReferralLineEntity::toLine)
                .toList());
    }

    /** How many referrals the acting person has sent. */
    public long countMine() {
        AccountId me = actors.requireAccount();
        return database.call(
                entities -> entities.createQuery("select count(r) from ReferralLine r where r.sender = :me", Long.class)
                        .setParameter("me", me.value())
                        .getSingleResult());
    }

    /** A referral of the acting person. */
    public Referral mine(ReferralId id) {
        return database.call(entities -> own(entities, id).toRecord(seals).withoutGrounds());
    }

    /** The files that the acting person sent with a referral. */
    public List<StoredDocument> myAttachments(ReferralId id) {
        return database.call(entities -> ReferralRecords.attachments(entities, own(entities, id).id, documents));
    }

    /** What the council wrote back to the acting person before its latest feedback, the newest first. */
    public List<Feedback.Earlier> earlierFeedback(ReferralId id) {
        return database.call(entities -> ReferralRecords.earlierFeedback(entities, own(entities, id).id, seals));
    }

    private ReferralEntity own(EntityManager entities, ReferralId id) {
        AccountId me = actors.requireAccount();
        ReferralEntity referral = ReferralRecords.get(entities, id);
        if (!referral.sender.equals(me.value())) {
            audit.recordApart(NewAuditEntry.of("referral.refused", ReferralRecords.SUBJECT, id));
            throw new NotPermittedException("referral " + id);
        }
        return referral;
    }

    private Optional<Referral> sent(UUID draftId, AccountId sender) {
        return database.call(entities -> ReferralRecords.ofDraft(entities, draftId)
                .filter(referral -> referral.sender.equals(sender.value()))
                .map(referral -> referral.toRecord(seals)));
    }

    /** Checks every page that the answers lead through, as if nothing had been checked on the way. */
    private Checked checked(Draft draft, Account sender) {
        FormDefinition form = asked.asked(draft.form(), sender.professional());
        Answers answers = forms.prune(form, draft.answers());
        List<FieldProblem> problems = new ArrayList<>();
        forms.path(form, answers).forEach(page -> problems.addAll(forms.check(form, page, answers, Map.of())));
        problems.addAll(Plausible.problems(form, answers, today()));
        for (String file : ReferralForms.attachments(answers)) {
            StoredDocument uploaded = uploadedTo(draft, file).orElse(null);
            if (uploaded == null) {
                problems.add(FieldProblem.of(ReferralForms.ATTACHMENTS, "referral.attachment.gone"));
            } else if (uploaded.scan() == StoredDocument.Scan.QUARANTINED) {
                problems.add(
                        FieldProblem.of(ReferralForms.ATTACHMENTS, "referral.attachment.refused", uploaded.fileName()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new Checked(answers, form.version());
    }

    /** A file of the answers, if it was uploaded to this very draft: ids in answers come from the browser. */
    private Optional<StoredDocument> uploadedTo(Draft draft, String file) {
        return documents
                .find(DocumentId.parse(file))
                .filter(document -> document.portal().equals(ReferralPermissions.PORTAL))
                .filter(document -> document.subject().equals(ReferralRecords.draftSubject(draft.id())));
    }

    private Referral create(EntityManager entities, Draft draft, Checked checked, Account sender, String reference) {
        Inbox inbox = inboxOf(draft);
        List<NamedPerson> people = asked.people(draft.form(), checked.answers);
        Instant now = clock.instant();
        ReferralEntity referral = new ReferralEntity();
        referral.id = ids.next();
        referral.draftId = draft.id();
        referral.inbox = inbox.id();
        referral.reference = reference;
        referral.form = draft.form();
        referral.formVersion = checked.formVersion;
        referral.sender = sender.id().value();
        referral.senderName = sender.details().name().full();
        referral.about = ReferralRecords.cut(
                people.stream().map(person -> person.name().full()).collect(Collectors.joining(", ")), LONGEST_ABOUT);
        referral.searchText = ReferralRecords.cut(
                (reference + " " + referral.senderName + " " + referral.about).toLowerCase(Locale.ROOT),
                LONGEST_SEARCH);
        referral.answers = seals.sealAnswers(referral.id, checked.answers);
        referral.urgent = ReferralForms.isUrgent(inbox, checked.answers) ? 1 : 0;
        referral.state = ReferralState.RECEIVED;
        referral.receivedAt = now;
        referral.dueAt = workingDays.closeAfter(now, inbox.workingDays());
        entities.persist(referral);
        // the rows below point to its row: nothing else tells the order in which they are written
        entities.flush();
        people.forEach(person -> entities.persist(new PersonEntity(ids.next(), referral.id, person)));
        Set<DocumentId> files = ReferralForms.attachments(checked.answers).stream()
                .map(DocumentId::parse)
                .collect(Collectors.toSet());
        for (DocumentId file : files) {
            documents.reassign(file, ReferralRecords.subject(referral.id));
            entities.persist(new AttachmentEntity(file.value(), referral.id, now));
        }
        entities.flush();
        dropFiles(draft.id(), files);
        drafts.delete(draft.id());
        // not to which inbox: those who read the log would learn who accuses somebody behind the wall
        audit.record(NewAuditEntry.of("referral.submitted", ReferralRecords.SUBJECT, referral.id));
        if (ReferralForms.takesMail(checked.answers)) {
            mails.received(referral);
        }
        if (referral.urgent == 1) {
            mails.urgent(referral, inbox);
        }
        stranded.tell(entities, referral);
        return referral.toRecord(seals);
    }

    /** Files that were uploaded to a draft and are sent with nothing. */
    private void dropFiles(UUID draft, Set<DocumentId> sent) {
        String subject = ReferralRecords.draftSubject(draft);
        documents.of(ReferralPermissions.PORTAL, subject).stream()
                .filter(file -> !sent.contains(file.id()))
                .forEach(file -> documents.delete(file.id(), ReferralPermissions.PORTAL, subject));
    }

    private String reference() {
        StringBuilder text = new StringBuilder("CRP-");
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Answers with the version of the definition that they were checked against, which an update may have raised. */
    private record Checked(Answers answers, int formVersion) {}
}
