package org.guildhall.finance.request;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actors;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the person represented does when somebody asks for their consent online (SPEC F6). */
@Component(service = OnlineConsentService.class)
public final class OnlineConsentService {
    private final Database database;
    private final Accounts accounts;
    private final Actors actors;
    private final Audit audit;
    private final Texts texts;
    private final Clock clock;
    private final RequestWatch watch;

    /** Works on the unit of this bundle. */
    @Activate
    public OnlineConsentService(
            @Reference Database database,
            @Reference Accounts accounts,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference Texts texts,
            @Reference Clock clock,
            @Reference RequestWatch watch) {
        this.database = database;
        this.accounts = accounts;
        this.actors = actors;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
        this.watch = watch;
    }

    /** What the acting person is asked and has not answered; those of decided requests are asked no more. */
    public List<OnlineConsent> waiting() {
        String email = email(me());
        return database.call(entities -> entities
                .createQuery(
                        "select c from OnlineConsent c, RequestLine r where r.id = c.requestId and c.email = :email"
                                + " and c.answer is null and r.state in :open order by c.askedAt, c.requestId",
                        OnlineConsentEntity.class)
                .setParameter("email", email)
                .setParameter("open", List.copyOf(RequestState.OPEN))
                .setMaxResults(20)
                .getResultList()
                .stream()
                .map(asked -> asked.toRecord(RequestRecords.get(entities, new AccessRequestId(asked.requestId))))
                .toList());
    }

    /** What the acting person is asked about this request. */
    public OnlineConsent asked(AccessRequestId request) {
        return database.call(entities -> mine(entities, request).toRecord(RequestRecords.get(entities, request)));
    }

    /** Answers; an answer cannot be changed here, but access can be ended by the council at any time. */
    public void answer(AccessRequestId request, boolean yes) {
        Account me = me();
        database.run(entities -> {
            OnlineConsentEntity asked = mine(entities, request);
            AccessRequestEntity about = RequestRecords.get(entities, request);
            if (asked.answer != null || !about.state.isOpen()) {
                throw new RefusedException("finance.agree.already");
            }
            watch.changed(entities, about);
            asked.answered(
                    me.id().value(),
                    yes,
                    ConsentText.ofPerson(texts, me.details().language()),
                    clock.instant());
            audit.record(NewAuditEntry.of(
                            yes ? "finance.request.consent-given" : "finance.request.consent-refused",
                            RequestChange.SUBJECT,
                            request)
                    .with("account", me.id()));
        });
    }

    private OnlineConsentEntity mine(EntityManager entities, AccessRequestId request) {
        OnlineConsentEntity asked = entities.find(OnlineConsentEntity.class, request.value());
        if (asked == null) {
            throw new NotFoundException("finance.consent " + request);
        }
        if (!asked.email.equals(email(me()))) {
            audit.recordApart(NewAuditEntry.of("finance.consent.refused", RequestChange.SUBJECT, request));
            throw new NotPermittedException("finance.consent " + request);
        }
        return asked;
    }

    private Account me() {
        return accounts.find(actors.requireAccount()).orElseThrow();
    }

    private static String email(Account account) {
        return account.email().toLowerCase(Locale.ROOT);
    }
}
