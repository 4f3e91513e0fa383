package org.guildhall.send.record;

import org.guildhall.api.account.AccountId;
import org.guildhall.send.clock.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a list of cases shows.
 *
 * @param caseworker whose, where {@code whose} is {@code ONE}
 * @param stage null for all stages
 * @param text found in names and references; empty for all
 */
public record CaseQuery(
        Whose whose,
        @Nullable AccountId caseworker,
        @Nullable Stage stage,
        Limit limit,
        CaseState state,
        String text,
        Order order,
        boolean descending) {
    /** Whose cases. */
    public enum Whose {
        /** Everybody's. */
        ALL,
        /** The acting caseworker's, and those of colleagues whom they cover today. */
        MINE,
        /** Those that nobody has taken on. */
        TEAM,
        /** One caseworker's. */
        ONE
    }

    /** Which of them, by what the council must do. */
    public enum Limit {
        /** All. */
        ANY,
        /** A limit has passed. */
        OVERDUE,
        /** A limit comes within {@link BreachRadar#DAYS} days, and none has passed. */
        DUE
    }

    /** By what they are sorted. */
    public enum Order {
        /** By the next limit, what is longest overdue first. */
        LIMIT("c.nextLimit"),
        /** By when the request came. */
        RECEIVED("c.received"),
        /** By surname. */
        CHILD("c.surname"),
        /** By reference. */
        REFERENCE("c.reference"),
        /** By stage, in the order of the law. */
        STAGE("c.stagePlace");

        private final String path;

        Order(String path) {
            this.path = path;
        }

        String clause(boolean down) {
            String way = down ? " desc" : "";
            // where nothing is due stands last either way
            String last = this == LIMIT ? " nulls last" : "";
            String then = this == CHILD ? ", c.forename" + way : "";
            return " order by " + path + way + last + then + ", c.id";
        }
    }

    /** All open cases, what is longest overdue first. */
    public static CaseQuery open() {
        return of(Whose.ALL);
    }

    /** The open cases of these, what is longest overdue first. */
    public static CaseQuery of(Whose whose) {
        return new CaseQuery(whose, null, null, Limit.ANY, CaseState.OPEN, "", Order.LIMIT, false);
    }

    /** Those of one caseworker. */
    public CaseQuery ofCaseworker(AccountId account) {
        return new CaseQuery(Whose.ONE, account, stage, limit, state, text, order, descending);
    }

    /** Those at a stage. */
    public CaseQuery at(@Nullable Stage where) {
        return new CaseQuery(whose, caseworker, where, limit, state, text, order, descending);
    }

    /** Those with such a limit. */
    public CaseQuery with(Limit which) {
        return new CaseQuery(whose, caseworker, stage, which, state, text, order, descending);
    }

    /** Open or closed ones. */
    public CaseQuery in(CaseState which) {
        return new CaseQuery(whose, caseworker, stage, limit, which, text, order, descending);
    }

    /** Those that hold a text. */
    public CaseQuery holding(String words) {
        return new CaseQuery(whose, caseworker, stage, limit, state, words, order, descending);
    }

    /** In another order. */
    public CaseQuery by(Order other, boolean down) {
        return new CaseQuery(whose, caseworker, stage, limit, state, text, other, down);
    }
}
