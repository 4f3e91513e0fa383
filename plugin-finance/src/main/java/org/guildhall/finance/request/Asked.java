package org.guildhall.finance.request;

import org.guildhall.finance.flow.Flow;
import org.guildhall.finance.flow.FlowStep;

/**
 * What a request form asks in a step of a flow.
 *
 * @param flow the flow that the draft was begun in
 * @param place of the request's step
 * @param goesOn whether it goes on from an earlier request, which had the evidence
 */
public record Asked(Flow flow, int place, boolean goesOn) {
    /** The step. */
    public FlowStep step() {
        return flow.at(place);
    }

    /** Whether evidence is asked. */
    boolean evidence() {
        return !(goesOn && step().evidenceUnlessGiven());
    }
}
