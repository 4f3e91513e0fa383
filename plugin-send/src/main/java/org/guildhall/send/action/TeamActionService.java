package org.guildhall.send.action;

import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildhall.api.audit.Audit;
import org.guildhall.api.audit.NewAuditEntry;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.persistence.Ids;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.record.CaseDesk;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.KeptWords;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How staff send forms to parties and read what comes back (SPEC G9, G10). */
@Component(service = TeamActionService.class)
public final class TeamActionService {
    private static final int LONGEST_WHY = 4_000;

    private final Database database;
    private final CaseDesk desk;
    private final FormLibrary library;
    private final ActionDesk actions;
    private final ActionMails mails;
    private final Drafts drafts;
    private final Permissions permissions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final KeptWords seals;

    /** Works on the unit of this bundle. */
    @Activate
    public TeamActionService(
            @Reference Database database,
            @Reference CaseDesk desk,
            @Reference FormLibrary library,
            @Reference ActionDesk actions,
            @Reference ActionMails mails,
            @Reference Drafts drafts,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference KeptWords seals) {
        this.database = database;
        this.desk = desk;
        this.library = library;
        this.actions = actions;
        this.mails = mails;
        this.drafts = drafts;
        this.permissions = permissions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.seals = seals;
    }

    /** Whether the acting person may send forms. */
    public boolean maySend() {
        return permissions.has(SendPermissions.SEND_FORMS);
    }

    /** The forms that can be sent, by name. */
    public List<FormVersion> forms() {
        permissions.check(SendPermissions.SEND_FORMS);
        return library.newest();
    }

    /** Those whom a form can be sent to in a case: whoever sees it now. */
    public List<Party> parties(CaseId id) {
        desk.check(id, SendPermissions.SEND_FORMS);
        return desk.readers(id);
    }

    /**
     * Sends the newest version of a form to parties of a case, to each their own.
     *
     * @param clientId made when the page was opened: pressed twice, it is sent once
     * @param form name of the form
     * @param dueOn the day by which it is to come back
     * @throws InvalidInputException if something is missing or cannot be
     */
    public List<ActionId> send(CaseId id, UUID clientId, String form, Collection<PartyId> parties, LocalDate dueOn) {
        desk.check(id, SendPermissions.SEND_FORMS);
        List<ActionId> before = sent(id, clientId);
        if (!before.isEmpty()) {
            return before;
        }
        FormVersion version = check(form, parties, dueOn);
        Set<PartyId> asked = new HashSet<>(parties);
        try {
            return database.call(entities -> {
                List<Party> chosen = desk.readers(id).stream()
                        .filter(party -> asked.contains(party.id()))
                        .toList();
                if (chosen.size() < asked.size()) {
                    throw new RefusedException("send.message.party-gone");
                }
                List<ActionId> sent = new ArrayList<>();
                for (Party party : chosen) {
                    ActionEntity action = new ActionEntity(
                            ids.next(),
                            id,
                            party.account().value(),
                            version.id().value(),
                            clientId,
                            dueOn,
                            clock.instant());
                    entities.persist(action);
                    audit.record(of("send.action.sent", action)
                            .with("form", version.name())
                            .with("version", version.number()));
                    mails.sent(action);
                    sent.add(new ActionId(action.id));
                }
                entities.flush();
                return List.copyOf(sent);
            });
        } catch (PersistenceException clash) {
            List<ActionId> other = sent(id, clientId);
            if (other.isEmpty()) {
                throw clash;
            }
            return other;
        }
    }

    private FormVersion check(String form, Collection<PartyId> parties, LocalDate dueOn) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<FormVersion> version = library.versions(form).stream().findFirst();
        if (version.isEmpty()) {
            problems.add(FieldProblem.of("form", "send.action.form.missing"));
        }
        if (parties.isEmpty()) {
            problems.add(FieldProblem.of("parties", "send.action.parties.missing"));
        }
        if (dueOn.isBefore(desk.today())) {
            problems.add(FieldProblem.of("dueOn", "send.action.due.past"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return version.orElseThrow();
    }

    private List<ActionId> sent(CaseId id, UUID clientId) {
        return database.call(entities -> entities
                .createQuery(
                        "select a.id from SendAction a where a.caseId = :case and a.clientId = :client order by a.id",
                        UUID.class)
                .setParameter("case", id.value())
                .setParameter("client", clientId)
                .getResultList()
                .stream()
                .map(ActionId::new)
                .toList());
    }

    /** The forms that were sent in a case, by due day. */
    public List<ActionLine> list(CaseId id) {
        desk.check(id, SendPermissions.READ);
        return database.call(entities -> actions.lines(ActionDesk.of(entities, id, null)));
    }

    /** A form with the answers that came back; that these were looked at is audited. */
    public Action find(ActionId id) {
        return database.call(entities -> {
            ActionEntity action = staffs(ActionDesk.get(entities, id), SendPermissions.READ);
            if (action.state == ActionState.SUBMITTED) {
                audit.record(of("send.action.viewed", action));
            }
            return actions.told(action, true);
        });
    }

    /**
     * Takes back a form that has not come back; what the party has answered so far is gone.
     *
     * @throws RefusedException if it has come back, or was taken back before
     */
    public void withdraw(ActionId id, String why) {
        String words = why.strip();
        if (words.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("why", "send.action.why.missing")));
        }
        if (words.length() > LONGEST_WHY) {
            throw new InvalidInputException(List.of(FieldProblem.of("why", "send.words.too-long", LONGEST_WHY)));
        }
        database.run(entities -> {
            ActionEntity action = staffs(ActionDesk.changing(entities, id), SendPermissions.SEND_FORMS);
            if (action.state != ActionState.SENT) {
                throw new RefusedException("send.case.changed");
            }
            UUID draft = action.draftId;
            action.withdraw(words, seals);
            if (draft != null) {
                drafts.delete(draft);
            }
            audit.record(of("send.action.withdrawn", action));
        });
    }

    private ActionEntity staffs(ActionEntity action, String permission) {
        desk.check(action.whose(), permission);
        return action;
    }

    private static NewAuditEntry of(String action, ActionEntity entity) {
        return NewAuditEntry.of(action, CaseDesk.SUBJECT, entity.caseId).with("action", entity.id);
    }
}
