package org.guildhall.send.request;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.form.Answers;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How requests are read and written, for the services that check who may. */
@Component(service = RequestDesk.class)
public final class RequestDesk {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final CaseDesk desk;
    private final Accounts accounts;
    private final KeptWords seals;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Names cases by their desk. */
    @Activate
    public RequestDesk(@Reference CaseDesk desk, @Reference Accounts accounts, @Reference KeptWords seals) {
        this.desk = desk;
        this.accounts = accounts;
        this.seals = seals;
    }

    static List<RequestEntity> ofCase(EntityManager entities, CaseId id) {
        return entities.createQuery(
                        "select r from SendRequest r where r.caseId = :case order by r.receivedAt, r.id",
                        RequestEntity.class)
                .setParameter("case", id.value())
                .getResultList();
    }

    static Optional<RequestEntity> ofDraft(EntityManager entities, UUID draft, AccountId asker) {
        return entities.createQuery(
                        "select r from SendRequest r where r.draftId = :draft and r.account = :account",
                        RequestEntity.class)
                .setParameter("draft", draft)
                .setParameter("account", asker.value())
                .getResultStream()
                .findFirst();
    }

    NeedsRequest told(RequestEntity request) {
        Optional<Account> asker = accounts.find(new AccountId(request.account));
        return new NeedsRequest(
                new RequestId(request.id),
                request.whose(),
                desk.line(request.whose()).reference(),
                asker.map(known -> known.details().name().full()).orElse("–"),
                asker.map(RequestDesk::phone).orElse(""),
                answers(request),
                request.receivedAt,
                request.decideBy);
    }

    private static String phone(Account account) {
        var profession = account.details().profession();
        return profession == null ? account.details().phone() : profession.workPhone();
    }

    Answers answers(RequestEntity request) {
        return new Answers(json.readValue(seals.open(request.id, request.answers), VALUES));
    }

    String written(Answers answers) {
        return json.writeValueAsString(answers.values());
    }
}
