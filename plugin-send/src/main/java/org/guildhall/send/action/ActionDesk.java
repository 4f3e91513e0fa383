package org.guildhall.send.action;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.form.Answers;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How forms that were sent are read and written, for the services that check who may. */
@Component(service = ActionDesk.class)
public final class ActionDesk {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final FormLibrary library;
    private final Accounts accounts;
    private final KeptWords seals;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Names forms by the library. */
    @Activate
    public ActionDesk(@Reference FormLibrary library, @Reference Accounts accounts, @Reference KeptWords seals) {
        this.library = library;
        this.accounts = accounts;
        this.seals = seals;
    }

    static ActionEntity get(EntityManager entities, ActionId id) {
        ActionEntity found = entities.find(ActionEntity.class, id.value());
        if (found == null) {
            throw new NotFoundException("action " + id);
        }
        return found;
    }

    /** A form about to be changed by one at a time: the other press of a double press waits here, and sees what became of it. */
    static ActionEntity changing(EntityManager entities, ActionId id) {
        ActionEntity found = entities.find(ActionEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new NotFoundException("action " + id);
        }
        return found;
    }

    static List<ActionEntity> of(EntityManager entities, CaseId id, @Nullable AccountId party) {
        var query = entities.createQuery(
                        "select a from SendAction a where a.caseId = :case"
                                + (party == null ? "" : " and a.account = :account") + " order by a.dueOn, a.id",
                        ActionEntity.class)
                .setParameter("case", id.value());
        if (party != null) {
            query.setParameter("account", party.value());
        }
        return query.getResultList();
    }

    FormVersion form(ActionEntity action) {
        return library.get(new FormVersionId(action.formVersionId));
    }

    List<ActionLine> lines(List<ActionEntity> actions) {
        Map<UUID, String> names = new HashMap<>();
        return actions.stream().map(action -> line(action, names)).toList();
    }

    private ActionLine line(ActionEntity action, Map<UUID, String> names) {
        return new ActionLine(
                new ActionId(action.id),
                action.whose(),
                new AccountId(action.account),
                names.computeIfAbsent(
                        action.account,
                        id -> accounts.find(new AccountId(id))
                                .map(known -> known.details().name().full())
                                .orElse("–")),
                form(action).titleKey(),
                action.dueOn,
                action.state,
                action.draftId != null,
                action.sentAt,
                action.submittedAt);
    }

    Action told(ActionEntity action, boolean staff) {
        return new Action(
                line(action, new HashMap<>()),
                form(action),
                answers(action),
                staff ? seals.open(action.id, action.withdrawnWhy) : "");
    }

    Answers answers(ActionEntity action) {
        return action.answers == null
                ? Answers.NONE
                : new Answers(json.readValue(seals.open(action.id, action.answers), VALUES));
    }

    String written(Answers answers) {
        return json.writeValueAsString(answers.values());
    }
}
