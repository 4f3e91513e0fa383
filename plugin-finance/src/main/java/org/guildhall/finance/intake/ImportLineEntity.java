package org.guildhall.finance.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity(name = "ImportLine")
@Table(name = "import_line")
@IdClass(ImportLineKey.class)
class ImportLineEntity {
    @Id
    @Column(name = "run_id")
    UUID runId;

    @Id
    int line;

    @Column(name = "external_id")
    String externalId;

    String outcome;
    String reason;

    @SuppressWarnings("NullAway.Init")
    protected ImportLineEntity() {}

    ImportLineEntity(UUID runId, int line, String externalId, RowOutcome outcome) {
        this.runId = runId;
        this.line = line;
        this.externalId = shortened(externalId, 200);
        this.outcome = outcome.word();
        this.reason = shortened(outcome.why(), 2_000);
    }

    ImportLine toRecord() {
        return new ImportLine(line, externalId, outcome, reason);
    }

    /** Says why the file of a line that was taken still lies in the drop folder. */
    void fileStays(String why) {
        reason = shortened(why, 2_000);
    }

    /** Control characters cannot be read in a report, and not every database keeps them. */
    private static String shortened(String given, int most) {
        String text = given.replaceAll("\\p{Cntrl}", "\uFFFD");
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
