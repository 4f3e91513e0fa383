package org.guildhall.finance.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.mail.Mails;
import org.guildhall.api.mail.NewMail;
import org.guildhall.api.mail.OutboxMail;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What requesters are told by mail: the state of their request, never its content. */
@Component(service = RequestMails.class)
public final class RequestMails {
    /** Longer than a mail server that is restarted lets a mail wait. */
    private static final Duration STUCK = Duration.ofHours(1);

    private final Database database;
    private final Mails mails;
    private final Accounts accounts;
    private final Texts texts;
    private final Instance instance;
    private final Clock clock;

    /** Writes into the outbox of this bundle. */
    @Activate
    public RequestMails(
            @Reference Database database,
            @Reference Mails mails,
            @Reference Accounts accounts,
            @Reference Texts texts,
            @Reference Instance instance,
            @Reference Clock clock) {
        this.database = database;
        this.mails = mails;
        this.accounts = accounts;
        this.texts = texts;
        this.instance = instance;
        this.clock = clock;
    }

    /** The mails about a request that were refused, or that wait for longer than they should. */
    List<MailTrouble> troubles(AccessRequestId request) {
        List<UUID> written = database.call(entities -> entities.createQuery(
                        "select m.mailId from RequestMail m where m.requestId = :request", UUID.class)
                .setParameter("request", request.value())
                .getResultList());
        return mails.find(written).stream()
                .filter(this::isTrouble)
                .map(RequestMails::trouble)
                .toList();
    }

    private boolean isTrouble(OutboxMail mail) {
        return switch (mail.state()) {
            case REFUSED -> true;
            case WAITING -> mail.createdAt().plus(STUCK).isBefore(clock.instant());
            case SENT, KEPT -> false;
        };
    }

    private static MailTrouble trouble(OutboxMail mail) {
        return new MailTrouble(mail.to(), mail.subject(), mail.createdAt(), mail.state() == OutboxMail.State.REFUSED);
    }

    private void send(AccessRequestEntity request, NewMail mail) {
        UUID id = mails.sendTracked(mail);
        database.run(entities -> entities.persist(new RequestMailEntity(id, request.id)));
    }

    void received(AccessRequestEntity request) {
        send(request, request.visitorEmail == null ? "request-received" : "visitor-request-received", Map.of());
    }

    /** Tells whoever has access now. */
    void approved(AccessRequestEntity request, AccountId holder, PersonId person) {
        accounts.find(holder)
                .ifPresent(account -> send(
                        request,
                        Addressee.of(account),
                        "request-approved",
                        Map.of("link", instance.baseAddress() + "/finance/documents/" + person)));
    }

    /** Sends somebody without an account the link by which they come to one; the words are the same if they have one. */
    void invited(AccessRequestEntity request, String token, Instant until) {
        send(
                request,
                "visitor-request-approved",
                Map.of(
                        "link",
                        instance.baseAddress() + "/finance/invitation/" + token,
                        "until",
                        texts.dateTime(requester(request).language(), until)));
    }

    /** Sends the code by which a visitor confirms an address. */
    void code(String email, Locale language, String code, Instant until) {
        mails.send(new NewMail(
                email,
                "visitor-request-code",
                language,
                Map.of("code", code, "until", texts.dateTime(language, until))));
    }

    void rejected(AccessRequestEntity request, RejectionReason reason, String words) {
        String said = texts.get(requester(request).language(), reason.textKey() + ".mail");
        send(
                request,
                request.visitorEmail == null ? "request-rejected" : "visitor-request-rejected",
                Map.of("reason", said, "words", words));
    }

    void moreInformationNeeded(AccessRequestEntity request) {
        send(request, "more-information-needed", Map.of());
    }

    /** Tells the represented person, where they have an account, that somebody may see their documents (SPEC F13). */
    void accessGiven(AccessRequestEntity request, AccountId represented) {
        accounts.find(represented)
                .filter(Account::active)
                .ifPresent(account -> send(
                        request,
                        new NewMail(
                                account.email(),
                                "access-given",
                                language(account),
                                Map.of(
                                        "name",
                                        account.details().name().full(),
                                        "link",
                                        instance.baseAddress() + "/finance"))));
    }

    /** Asks the represented person, where they have an account, whether they agree; nobody else learns if they have one. */
    void consentAsked(AccessRequestEntity request, String email) {
        accounts.findByEmail(email)
                .filter(Account::active)
                .ifPresent(account -> send(
                        request,
                        new NewMail(
                                account.email(),
                                "consent-asked",
                                language(account),
                                Map.of(
                                        "name",
                                        account.details().name().full(),
                                        "link",
                                        instance.baseAddress() + "/finance/consents/" + request.id))));
    }

    /** Tells the officer who works on the request that the requester has answered. */
    void answered(AccessRequestEntity request) {
        if (request.assignee == null) {
            return;
        }
        accounts.find(new AccountId(request.assignee))
                .filter(Account::active)
                .ifPresent(officer -> send(
                        request,
                        new NewMail(
                                officer.email(),
                                "information-given",
                                language(officer),
                                Map.of(
                                        "name",
                                        officer.details().name().full(),
                                        "link",
                                        instance.baseAddress() + "/finance/queue/" + request.id))));
    }

    /** Tells an officer which requests somebody else has put into their hands. */
    void assigned(Account officer, List<AccessRequestEntity> requests) {
        mails.send(new NewMail(
                officer.email(),
                "requests-assigned",
                language(officer),
                Map.of(
                        "name",
                        officer.details().name().full(),
                        "requests",
                        requests.stream()
                                .map(request -> line(request.reference, request.requesterSurname, request.id))
                                .collect(Collectors.joining("\n")))));
    }

    /** Tells one of the staff which requests run out of time and which have. */
    void reminder(Account to, List<RequestLineEntity> soon, List<RequestLineEntity> overdue) {
        mails.send(new NewMail(
                to.email(),
                "queue-reminder",
                language(to),
                Map.of(
                        "name",
                        to.details().name().full(),
                        "soon",
                        lines(to, "finance.reminder.soon", soon),
                        "overdue",
                        lines(to, "finance.reminder.overdue", overdue))));
    }

    private String lines(Account to, String titleKey, List<RequestLineEntity> requests) {
        if (requests.isEmpty()) {
            return "";
        }
        return texts.get(language(to), titleKey) + "\n"
                + requests.stream()
                        .map(request -> line(request.reference, request.requesterSurname, request.id))
                        .collect(Collectors.joining("\n"));
    }

    /** Reference number and link; the link alone where the number has the requester's name, for no mail to staff names anybody. */
    private String line(String reference, String surname, UUID id) {
        String link = instance.baseAddress() + "/finance/queue/" + id;
        return ReferenceNumbers.isNamed(reference, surname) ? link : reference + ": " + link;
    }

    private void send(AccessRequestEntity request, String template, Map<String, String> more) {
        send(request, requester(request), template, more);
    }

    private void send(AccessRequestEntity request, Addressee to, String template, Map<String, String> more) {
        Map<String, String> values = new TreeMap<>();
        values.put("name", to.name());
        values.put("reference", request.reference);
        values.put("link", instance.baseAddress() + "/finance/requests/" + request.id);
        values.putAll(more);
        send(request, new NewMail(to.email(), template, to.language(), values));
    }

    private Addressee requester(AccessRequestEntity request) {
        String email = request.visitorEmail;
        if (email == null) {
            return Addressee.of(accounts.find(new AccountId(request.requester)).orElseThrow());
        }
        return new Addressee(
                email,
                new PersonName(request.requesterForename, request.requesterSurname).full(),
                request.visitorLanguage == null ? Texts.ENGLISH : Locale.forLanguageTag(request.visitorLanguage));
    }

    private static Locale language(Account account) {
        return account.details().language();
    }

    /** Whom a mail is for, with an account or before one. */
    private record Addressee(String email, String name, Locale language) {
        static Addressee of(Account account) {
            return new Addressee(account.email(), account.details().name().full(), RequestMails.language(account));
        }
    }
}
