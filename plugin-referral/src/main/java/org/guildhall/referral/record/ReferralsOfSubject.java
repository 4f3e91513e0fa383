package org.guildhall.referral.record;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.document.DocumentId;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.session.Actors;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.api.text.Texts;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.ReferralPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of the referrals that somebody sent. What others said of them is not in it: whether a person named in a referral
 * may read it is decided case by case, and never by an account (SPEC H10). Of what is walled off there is a line alone, unless the
 * acting person may read it: an administrator who takes an archive out learns no more than whom to ask.
 */
@Component(service = SubjectData.class)
public final class ReferralsOfSubject implements SubjectData {
    private static final Pattern TYPED = Pattern.compile(".*\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final Database database;
    private final KeptWords seals;
    private final Wall wall;
    private final Inboxes inboxes;
    private final Actors actors;
    private final Accounts accounts;
    private final Texts texts;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Reads the unit of this bundle. */
    @Activate
    public ReferralsOfSubject(
            @Reference Database database,
            @Reference KeptWords seals,
            @Reference Wall wall,
            @Reference Inboxes inboxes,
            @Reference Actors actors,
            @Reference Accounts accounts,
            @Reference Texts texts) {
        this.database = database;
        this.seals = seals;
        this.wall = wall;
        this.inboxes = inboxes;
        this.actors = actors;
        this.accounts = accounts;
        this.texts = texts;
    }

    @Override
    public String data() {
        return ReferralPermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        List<Referral> sent = database.call(entities -> entities
                .createQuery(
                        "select r from Referral r where r.sender = :account order by r.receivedAt, r.id",
                        ReferralEntity.class)
                .setParameter("account", account.value())
                .getResultList()
                .stream()
                .map(referral -> referral.toRecord(seals))
                .toList());
        Set<ReferralId> kept = database.call(entities -> sent.stream()
                .filter(referral -> isKept(entities, account, referral.id().value(), referral.inbox(), referral.form()))
                .map(Referral::id)
                .collect(Collectors.toSet()));
        List<Referral> referrals =
                sent.stream().filter(referral -> !kept.contains(referral.id())).toList();
        archive.table(
                "referrals",
                List.of(
                        "id",
                        "reference",
                        "form",
                        "about",
                        "received_at",
                        "state",
                        "feedback_at",
                        "feedback_why",
                        "feedback_next",
                        "answers"),
                out -> sent.forEach(referral -> {
                    if (kept.contains(referral.id())) {
                        out.row(null, referral.reference(), null, null, null, null, null, null, null, ask());
                        return;
                    }
                    Feedback feedback = referral.feedback();
                    out.row(
                            referral.id(),
                            referral.reference(),
                            referral.form(),
                            referral.about(),
                            referral.receivedAt(),
                            referral.state(),
                            referral.feedbackAt(),
                            feedback == null ? null : feedback.why(),
                            feedback == null ? null : feedback.next(),
                            json.writeValueAsString(referral.answers().values()));
                }));
        archive.table(
                "referral_feedback",
                List.of("referral_id", "told_at", "why", "next"),
                out -> referrals.forEach(referral -> database.call(entities -> ReferralRecords.earlierFeedback(
                                entities, referral.id().value(), seals))
                        .forEach(earlier -> out.row(
                                referral.id(),
                                earlier.at(),
                                earlier.feedback().why(),
                                earlier.feedback().next()))));
        for (Referral referral : referrals) {
            List<UUID> files = database.call(entities -> entities.createQuery(
                            "select a.documentId from ReferralAttachment a where a.referralId = :referral"
                                    + " order by a.sentAt, a.documentId",
                            UUID.class)
                    .setParameter("referral", referral.id().value())
                    .getResultList());
            for (UUID file : files) {
                archive.document(new DocumentId(file));
            }
        }
    }

    /** Whether it is kept from the acting person, who takes it out. */
    private boolean isKept(EntityManager entities, AccountId account, UUID referral, String inbox, String form) {
        return wall.around(inbox, form)
                && actors.account()
                        .filter(me -> me.equals(account) || wall.lets(entities, me, referral, inbox, form))
                        .isEmpty();
    }

    @Override
    public boolean mayReadDraft(AccountId account, String form) {
        if (inboxes.all().stream().anyMatch(inbox -> inbox.form().equals(form))) {
            return actors.account()
                    .filter(me -> me.equals(account) || wall.letsReadDrafts(me, form))
                    .isPresent();
        }
        // what an officer has typed about a referral and not sent
        Matcher typed = TYPED.matcher(form);
        if (!typed.matches()) {
            return actors.account().filter(account::equals).isPresent();
        }
        UUID about = UUID.fromString(typed.group(1));
        return database.call(entities -> {
            ReferralLineEntity referral = entities.find(ReferralLineEntity.class, about);
            return referral == null || !isKept(entities, account, about, referral.inbox, referral.form);
        });
    }

    /** Said in the language of whoever takes it out. */
    private String ask() {
        Locale language = actors.account()
                .flatMap(accounts::find)
                .map(me -> me.details().language())
                .orElse(Locale.UK);
        return texts.get(language, "referral.export.kept");
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) {
        // this portal keeps no records of persons: those named in a referral are part of it
    }
}
