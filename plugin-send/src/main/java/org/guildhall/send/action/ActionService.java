package org.guildhall.send.action;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.Forms;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.session.Actors;
import org.guildhall.send.record.CaseAccess;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What parents, young people and representatives do with forms that were sent to them: answer, stop, come back, send once (SPEC G9). */
@Component(service = ActionService.class)
public final class ActionService {
    private final Database database;
    private final CaseAccess access;
    private final ActionDesk actions;
    private final ActionMails mails;
    private final Forms forms;
    private final Drafts drafts;
    private final Actors actors;
    private final Audit audit;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public ActionService(
            @Reference Database database,
            @Reference CaseAccess access,
            @Reference ActionDesk actions,
            @Reference ActionMails mails,
            @Reference Forms forms,
            @Reference Drafts drafts,
            @Reference Actors actors,
            @Reference Audit audit,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.access = access;
        this.actions = actions;
        this.mails = mails;
        this.forms = forms;
        this.drafts = drafts;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
        this.seals = seals;
    }

    /** The forms that were sent to the acting party in a case, by due day; without those that were taken back. */
    public List<ActionLine> list(CaseId id) {
        AccountId me = access.party(id).account();
        return database.call(entities -> actions.lines(ActionDesk.of(entities, id, me).stream()
                .filter(action -> action.state != ActionState.WITHDRAWN)
                .toList()));
    }

    /** How many of them wait for the acting party. */
    public long open(CaseId id) {
        return list(id).stream()
                .filter(line -> line.state() == ActionState.SENT)
                .count();
    }

    /** A form of the acting party, with the answers once it was sent. */
    public Action find(ActionId id) {
        return database.call(entities -> actions.told(own(ActionDesk.get(entities, id)), false));
    }

    /**
     * The answers under way: begun now, or where the acting party stopped.
     *
     * @throws RefusedException if it was sent already, or staff have taken it back
     */
    public Draft draft(ActionId id) {
        return database.call(entities -> {
            ActionEntity action = own(ActionDesk.changing(entities, id));
            checkOpen(action);
            return draft(action).orElseGet(() -> {
                Draft begun = drafts.start(owner(), actions.form(action).form(), Answers.NONE);
                action.begin(begun.id());
                return begun;
            });
        });
    }

    /** The form that a draft of the acting party answers. */
    public ActionId ofDraft(UUID draft) {
        return database.call(entities -> {
            UUID found = entities.createQuery("select a.id from SendAction a where a.draftId = :draft", UUID.class)
                    .setParameter("draft", draft)
                    .getResultStream()
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException("draft " + draft));
            return new ActionId(own(ActionDesk.get(entities, new ActionId(found))).id);
        });
    }

    /**
     * Sends the answers to the council; pressed twice, they are there once.
     *
     * @throws InvalidInputException if an answer is missing or cannot be taken
     * @throws RefusedException if staff have taken the form back
     */
    public void submit(ActionId id) {
        database.run(entities -> {
            ActionEntity action = own(ActionDesk.changing(entities, id));
            if (action.state == ActionState.SUBMITTED) {
                return;
            }
            checkOpen(action);
            Draft draft = draft(action).orElseThrow(() -> new RefusedException("send.action.nothing"));
            Answers answers = checked(actions.form(action).form(), draft.answers());
            action.submit(actions.written(answers), clock.instant(), seals);
            drafts.delete(draft.id());
            audit.record(NewAuditEntry.of("send.action.submitted", CaseDesk.SUBJECT, action.caseId)
                    .with("action", action.id));
            mails.submitted(action);
        });
    }

    /** Checks every page that the answers lead through, as if nothing had been checked on the way. */
    private Answers checked(FormDefinition form, Answers typed) {
        Answers answers = forms.prune(form, typed);
        List<FieldProblem> problems = new ArrayList<>();
        forms.path(form, answers).forEach(page -> problems.addAll(forms.check(form, page, answers, Map.of())));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return answers;
    }

    private Optional<Draft> draft(ActionEntity action) {
        UUID draft = action.draftId;
        return draft == null ? Optional.empty() : drafts.find(draft, owner());
    }

    private DraftOwner owner() {
        return new DraftOwner.ByAccount(actors.requireAccount());
    }

    private static void checkOpen(ActionEntity action) {
        switch (action.state) {
            case SENT -> {
                // it waits for the answers
            }
            case SUBMITTED -> throw new RefusedException("send.action.submitted");
            case WITHDRAWN -> throw new RefusedException("send.action.withdrawn");
        }
    }

    private ActionEntity own(ActionEntity action) {
        AccountId me = actors.requireAccount();
        if (!action.account.equals(me.value())) {
            audit.recordApart(NewAuditEntry.of("send.action.refused", CaseDesk.SUBJECT, action.caseId)
                    .with("action", action.id));
            throw new NotPermittedException("action " + action.id);
        }
        access.party(action.whose());
        return action;
    }
}
