package org.guildhall.finance.request;

import java.time.Clock;
import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.api.session.Actors;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.TypedWords;
import org.guildhall.finance.request.PhoneAnswer.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What officers ask a requester on the telephone, and what came of it; kept with the notes (SPEC F12). */
@Component(service = PhoneCheckService.class)
public final class PhoneCheckService {
    /** What the answers are called before their number. */
    public static final String ANSWER = "answer";

    private final Database database;
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
    public PhoneCheckService(
            @Reference Database database,
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

    /** The questions that the council has set; none if it makes no telephone checks. */
    public List<Wording> script() {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return PhoneScript.of(texts, settings.get().phoneQuestions());
    }

    /** The calls so far, the oldest first; never for the requester's eyes, even if they are an officer themselves. */
    public List<PhoneCheck> calls(AccessRequestId id) {
        permissions.check(FinancePermissions.READ_REQUESTS);
        return database.call(entities ->
                isOwn(RequestRecords.get(entities, id)) ? List.of() : RequestRecords.calls(entities, id, seals));
    }

    /** How each question stands that was asked on the telephone. */
    public List<PhoneAnswer> standing(AccessRequestId id) {
        return PhoneCheck.standing(calls(id));
    }

    /**
     * Notes what came of a call.
     *
     * @param answers how each question of the script was answered
     * @throws InvalidInputException if no question was asked
     */
    public void note(AccessRequestId id, List<PhoneAnswer> answers) {
        permissions.check(FinancePermissions.DECIDE);
        if (answers.stream().allMatch(answer -> answer.outcome() == Outcome.NOT_ASKED)) {
            throw new InvalidInputException(List.of(FieldProblem.of(ANSWER + "1", "finance.phone.none-asked")));
        }
        if (!script().containsAll(answers.stream().map(PhoneAnswer::question).toList())) {
            throw new RefusedException("finance.phone.changed");
        }
        database.run(entities -> {
            AccessRequestEntity request = RequestRecords.get(entities, id);
            if (isOwn(request)) {
                audit.recordApart(NewAuditEntry.of("finance.request.refused", RequestChange.SUBJECT, id));
                throw new RefusedException("finance.review.own-request");
            }
            if (!request.state.isOpen()) {
                throw new RefusedException("finance.request.already-decided");
            }
            watch.changed(entities, request);
            entities.persist(new RequestMessageEntity(
                    ids.next(),
                    id.value(),
                    RequestRecords.PHONE,
                    actors.requireAccount().value(),
                    seals.write(answers),
                    clock.instant(),
                    seals));
            typed.forget(OfficerPage.PHONE.code(), id);
            audit.record(NewAuditEntry.of("finance.request.phone-checked", RequestChange.SUBJECT, id));
        });
    }

    private boolean isOwn(AccessRequestEntity request) {
        Account me = accounts.find(actors.requireAccount()).orElseThrow();
        return OwnRequests.isOwn(me, request.requester, request.visitorEmail);
    }
}
