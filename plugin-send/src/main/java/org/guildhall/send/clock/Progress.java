package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the events of a case have brought it. */
record Progress(Stage stage, @Nullable Ending ending) {
    private static final Progress NOTHING_YET = new Progress(Stage.REQUEST_RECEIVED, null);

    /** After all of the events, which are in their order. */
    static Progress after(List<CaseEvent> events, LocalDate today) {
        Progress progress = NOTHING_YET;
        for (CaseEvent event : events) {
            progress = progress.then(event, today);
        }
        return progress;
    }

    /** Whether a request that is among the events waits for its end. */
    static boolean requestUnderWay(List<CaseEvent> events, LocalDate today) {
        return events.stream().anyMatch(event -> event.kind() == EventKind.REQUEST_RECEIVED)
                && after(events, today).ending() == null;
    }

    private Progress then(CaseEvent event, LocalDate today) {
        return switch (event.kind()) {
            case REQUEST_RECEIVED -> requested(event.date().equals(today));
            case DECIDED_TO_ASSESS -> at(Stage.ASSESSMENT_AND_ADVICE);
            case DECIDED_NOT_TO_ASSESS -> new Progress(Stage.DECISION_WHETHER_TO_ASSESS, Ending.NOT_ASSESSED);
            case ADVICE_ASKED_FOR ->
                ending == null && stage.compareTo(Stage.DRAFT_PLAN) < 0 ? at(Stage.ASSESSMENT_AND_ADVICE) : this;
            case ADVICE_RECEIVED ->
                stage == Stage.ASSESSMENT_AND_ADVICE ? new Progress(Stage.DECISION_WHETHER_TO_ISSUE, ending) : this;
            case DECIDED_TO_ISSUE, DRAFT_SERVED -> at(Stage.DRAFT_PLAN);
            case DECIDED_NOT_TO_ISSUE -> new Progress(Stage.DECISION_WHETHER_TO_ISSUE, Ending.NOT_ISSUED);
            case FINAL_ISSUED -> at(Stage.FINAL_PLAN);
            case AMENDED_FINAL, REVIEW_DECISION_KEEP -> new Progress(Stage.FINAL_PLAN, ending);
            case REVIEW_MEETING, REVIEW_DECISION_AMEND, REVIEW_DECISION_CEASE, AMENDMENT_NOTICE ->
                new Progress(Stage.ANNUAL_REVIEW, ending);
            case MEDIATION_CERTIFICATE, APPEAL_LODGED -> this;
            case APPEAL_NOT_OPPOSED, APPEAL_ORDER ->
                event.whatRemedy().map(Progress::to).orElse(this);
            case CEASED -> new Progress(stage, Ending.CEASED);
        };
    }

    /** A request while another one is under way changes nothing. */
    private Progress requested(boolean today) {
        if (ending == null && !equals(NOTHING_YET)) {
            return this;
        }
        return at(today ? Stage.REQUEST_RECEIVED : Stage.DECISION_WHETHER_TO_ASSESS);
    }

    private static Progress to(Remedy remedy) {
        return switch (remedy) {
            case ASSESS -> at(Stage.ASSESSMENT_AND_ADVICE);
            case MAKE_PLAN -> at(Stage.DRAFT_PLAN);
            case RECONSIDER -> at(Stage.DECISION_WHETHER_TO_ISSUE);
            case AMEND, NAME_SCHOOL, MAINTAIN, MAINTAIN_AND_AMEND -> at(Stage.FINAL_PLAN);
        };
    }

    private static Progress at(Stage stage) {
        return new Progress(stage, null);
    }
}
