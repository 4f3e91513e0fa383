package org.guildhall.send.record;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.persistence.Database;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.api.subject.SubjectData;
import org.guildhall.send.SendPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is kept of whoever has an account: of a parent, how they come to see a case; of a young person who sees their own, the case
 * itself. What is kept of a child without an account is taken out by {@link CaseExportService}.
 */
@Component(service = SubjectData.class)
public final class CasesOfSubject implements SubjectData {
    private final Database database;
    private final Accounts accounts;
    private final KeptWords seals;

    /** Reads the unit of this bundle. */
    @Activate
    public CasesOfSubject(@Reference Database database, @Reference Accounts accounts, @Reference KeptWords seals) {
        this.database = database;
        this.accounts = accounts;
        this.seals = seals;
    }

    @Override
    public String data() {
        return SendPermissions.PORTAL;
    }

    @Override
    public void ofAccount(AccountId account, SubjectArchive archive) throws IOException {
        String email = accounts.find(account)
                .map(known -> known.email().toLowerCase(Locale.ROOT))
                .orElse("");
        try {
            database.run(entities -> write(entities, account, email, archive));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void write(EntityManager entities, AccountId account, String email, SubjectArchive archive) {
        List<PartyEntity> parties = entities.createQuery(
                        "select p from SendParty p where p.account = :account order by p.since, p.id",
                        PartyEntity.class)
                .setParameter("account", account.value())
                .getResultList();
        List<InvitationEntity> invitations = entities.createQuery(
                        "select i from SendInvitation i where i.account = :account or i.email = :email"
                                + " order by i.createdAt, i.id",
                        InvitationEntity.class)
                .setParameter("account", account.value())
                .setParameter("email", email)
                .getResultList();
        List<UUID> own = parties.stream()
                .filter(party -> party.kind == PartyKind.YOUNG_PERSON && party.state == PartyState.ACTIVE)
                .map(party -> party.caseId)
                .toList();
        try {
            archive.table(
                    "records-seen",
                    List.of("reference", "as", "state", "since", "ended_at", "basis", "basis_words"),
                    out -> parties.forEach(party -> out.row(
                            reference(entities, party.caseId),
                            party.kind.code(),
                            party.state.code(),
                            party.since,
                            party.endedAt,
                            party.basis,
                            seals.open(party.id, party.basisWords))));
            archive.table(
                    "records-invited-to",
                    List.of("reference", "name", "email", "as", "state", "created_at", "changed_at"),
                    out -> invitations.forEach(invitation -> out.row(
                            reference(entities, invitation.caseId),
                            invitation.name,
                            invitation.email,
                            invitation.kind.code(),
                            invitation.state.code(),
                            invitation.createdAt,
                            invitation.changedAt)));
            if (!own.isEmpty()) {
                new CaseTables(entities, seals, archive::table).write(own);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String reference(EntityManager entities, UUID caseId) {
        return CaseRecords.get(entities, new CaseId(caseId)).reference;
    }

    @Override
    public void ofPerson(PersonId person, SubjectArchive archive) {
        // core keeps no record of these children: their cases are this portal's own
    }
}
