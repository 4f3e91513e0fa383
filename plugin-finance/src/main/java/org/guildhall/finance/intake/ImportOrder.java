package org.guildhall.finance.intake;

/** What the runs are sorted by. */
public enum ImportOrder {
    /** When the run began. */
    STARTED("r.startedAt"),
    /** How many lines were taken. */
    TAKEN("r.taken"),
    /** How many lines were here already. */
    ALREADY_HERE("r.alreadyHere"),
    /** How many lines were refused. */
    REFUSED("r.refused");

    private final String column;

    ImportOrder(String column) {
        this.column = column;
    }

    /** As the database sorts; of runs that are equal the newest comes first, so that no page shows one twice. */
    String clause(boolean descending) {
        String first = this == STARTED ? "" : column + (descending ? " desc, " : ", ");
        String way = this == STARTED && !descending ? "" : " desc";
        return " order by " + first + STARTED.column + way + ", r.id" + way;
    }
}
