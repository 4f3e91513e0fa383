package org.guildhall.runtime.subject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.person.PersonId;
import org.guildhall.api.subject.SubjectArchive;
import org.guildhall.runtime.form.EncryptedDrafts;
import org.guildhall.runtime.persistence.Row;
import org.guildhall.runtime.persistence.Transactions;
import org.jspecify.annotations.Nullable;

/** What core's own tables keep of somebody. */
final class CoreSubjectData {
    private static final int PAGE = 500;
    private static final String ACCOUNT = "id,email,forename,surname,phone,property_name,house_number,street,area,town,"
            + "county,postcode,uprn,organisation,job_title,work_phone,professional_role,language,active,created_at,left_at";
    private static final int CREATED = 20;
    private static final List<String> GRANT =
            List.of("portal", "role", "scope", "valid_from", "valid_until", "revoked_at", "revocation_reason");
    private static final String GRANT_COLUMNS = " g.portal, g.role, g.scope, g.valid_from, g.valid_until, g.revoked_at,"
            + " g.revocation_reason FROM core.access_grant g ";

    private final Transactions transactions;
    private final EncryptedDrafts drafts;

    CoreSubjectData(Transactions transactions, EncryptedDrafts drafts) {
        this.transactions = transactions;
        this.drafts = drafts;
    }

    void ofAccount(AccountId account, SubjectArchive archive, Predicate<String> mayReadDraft) throws IOException {
        UUID id = account.value();
        some(
                archive,
                "account",
                List.of(ACCOUNT.split(",")),
                row -> {
                    List<@Nullable Object> values = new ArrayList<>(List.of(row.uuid(1)));
                    for (int column = 2; column < CREATED - 1; column++) {
                        values.add(row.textOrNull(column));
                    }
                    values.add(row.flag(CREATED - 1));
                    values.add(row.instant(CREATED));
                    values.add(row.instantOrNull(CREATED + 1));
                    return values.toArray();
                },
                "SELECT " + ACCOUNT + " FROM core.account WHERE id = ?",
                id);
        some(
                archive,
                "former-names",
                List.of("forename", "surname", "until_at"),
                row -> values(row.text(1), row.text(2), row.instant(3)),
                "SELECT forename, surname, until_at FROM core.former_name WHERE account_id = ? ORDER BY until_at, id",
                id);
        some(
                archive,
                "roles",
                List.of("role"),
                row -> values(row.text(1)),
                "SELECT role FROM core.account_role WHERE account_id = ? ORDER BY role",
                id);
        paged(
                archive,
                "sessions",
                List.of("id", "started_at", "last_active_at", "ended_at", "client_address", "browser"),
                row -> values(
                        row.uuid(1), row.instant(2), row.instant(3), row.instantOrNull(4), row.text(5), row.text(6)),
                "SELECT id, started_at, last_active_at, ended_at, client_address, browser FROM core.signed_in_session"
                        + " WHERE account_id = ?",
                id);
        paged(
                archive,
                "mails",
                List.of("id", "subject", "created_at", "sent_at", "state"),
                row -> values(row.uuid(1), row.text(2), row.instant(3), row.instantOrNull(4), row.text(5)),
                "SELECT id, subject, created_at, sent_at, state FROM core.outbox"
                        + " WHERE recipient = (SELECT a.email FROM core.account a WHERE a.id = ?)",
                id);
        paged(
                archive,
                "done",
                List.of("id", "happened_at", "action", "subject_type", "subject_id", "client_address", "browser"),
                row -> values(
                        row.uuid(1), row.instant(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)),
                "SELECT id, happened_at, action, subject_type, subject_id, client_address, browser FROM core.audit_entry"
                        + " WHERE actor = ?",
                account.toString());
        some(
                archive,
                "drafts",
                List.of("id", "form", "page", "changed_at", "answers"),
                row -> values(
                        row.uuid(1),
                        row.text(2),
                        row.text(3),
                        row.instant(4),
                        mayReadDraft.test(row.text(2))
                                ? drafts.open(row.uuid(1), Objects.requireNonNull(row.bytesOrNull(5)))
                                : null),
                "SELECT id, form, page, changed_at, answers FROM core.draft WHERE account = ? ORDER BY id",
                id);
        some(
                archive,
                "access-held",
                named("person_forename", "person_surname"),
                CoreSubjectData::grant,
                "SELECT p.forename, p.surname," + GRANT_COLUMNS
                        + "JOIN core.person p ON p.id = g.person WHERE g.holder = ? ORDER BY g.valid_from, g.id",
                id);
    }

    void ofPerson(PersonId person, SubjectArchive archive) throws IOException {
        some(
                archive,
                "person",
                List.of(
                        "id",
                        "kept_by",
                        "reference",
                        "forename",
                        "surname",
                        "date_of_birth",
                        "property_name",
                        "house_number",
                        "street",
                        "area",
                        "town",
                        "county",
                        "postcode",
                        "uprn",
                        "changed_at"),
                row -> values(
                        row.uuid(1),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        row.dateOrNull(6),
                        row.text(7),
                        row.text(8),
                        row.text(9),
                        row.text(10),
                        row.text(11),
                        row.text(12),
                        row.text(13),
                        row.textOrNull(14),
                        row.instant(15)),
                "SELECT id, keeper, reference, forename, surname, date_of_birth, property_name, house_number, street, area,"
                        + " town, county, postcode, uprn, changed_at FROM core.person WHERE id = ?",
                person.value());
        some(
                archive,
                "access-given",
                named("holder_forename", "holder_surname"),
                CoreSubjectData::grant,
                "SELECT a.forename, a.surname," + GRANT_COLUMNS
                        + "LEFT JOIN core.account a ON a.id = g.holder WHERE g.person = ? AND g.portal ="
                        + " (SELECT k.keeper FROM core.person k WHERE k.id = g.person) ORDER BY g.valid_from, g.id",
                person.value());
    }

    private static List<String> named(String forename, String surname) {
        List<String> columns = new ArrayList<>(List.of(forename, surname));
        columns.addAll(GRANT);
        return columns;
    }

    private static @Nullable Object[] grant(Row row) {
        return values(
                row.textOrNull(1),
                row.textOrNull(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.instant(6),
                row.instantOrNull(7),
                row.instantOrNull(8),
                row.textOrNull(9));
    }

    private static @Nullable Object[] values(@Nullable Object... values) {
        return values;
    }

    /** A table with as few rows as one person has. */
    private void some(
            SubjectArchive archive,
            String table,
            List<String> columns,
            Function<Row, @Nullable Object[]> make,
            String query,
            Object value)
            throws IOException {
        List<@Nullable Object[]> rows = transactions.call(sql -> sql.list(make, query, value));
        archive.table(table, columns, out -> rows.forEach(out::row));
    }

    /** A table with any number of rows, in the order of their ids, which come first: no transaction waits for whoever downloads. */
    private void paged(
            SubjectArchive archive,
            String table,
            List<String> columns,
            Function<Row, @Nullable Object[]> make,
            String query,
            Object value)
            throws IOException {
        archive.table(table, columns, out -> {
            Object after = new UUID(0, 0);
            List<@Nullable Object[]> page;
            do {
                Object last = after;
                page = transactions.call(sql -> sql.list(
                        make, query + " AND id > ? ORDER BY id FETCH FIRST " + PAGE + " ROWS ONLY", value, last));
                page.forEach(out::row);
                after = page.isEmpty() ? after : Objects.requireNonNull(page.getLast()[0]);
            } while (page.size() == PAGE);
        });
    }
}
