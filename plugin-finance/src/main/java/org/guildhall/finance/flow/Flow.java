package org.guildhall.finance.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.guildhall.finance.flow.FlowStep.Action;

/**
 * An order of steps that brings a request to access; one state machine for all of them: whoever finishes a step moves the
 * request on to the next step that waits for somebody, and the portal does what lies between.
 *
 * @param version raised with each change; requests under way keep the version that they began in
 * @param source the definition as it was written
 */
public record Flow(String id, int version, String english, String welsh, List<FlowStep> steps, String source) {
    /** The flow and version as requests name it. */
    public String key() {
        return id + "/" + version;
    }

    /** The step at this place. */
    public FlowStep at(int place) {
        return steps.get(place);
    }

    /** Whether it begins before an account. */
    public boolean beginsInPublic() {
        return steps.getFirst().is(Action.CONFIRM_EMAIL);
    }

    /** Where a visitor asks, if the flow has that. */
    public OptionalInt visitorRequest() {
        return first(step -> step.is(Action.REQUEST) && step.byVisitor());
    }

    /** Where somebody with an account asks, if the flow has that. */
    public OptionalInt accountRequest() {
        return first(step -> step.is(Action.REQUEST) && !step.byVisitor());
    }

    /** The first review. */
    public int firstReview() {
        return first(step -> step.is(Action.REVIEW)).orElseThrow();
    }

    /** What follows a finished step. */
    public Advance after(int place) {
        List<FlowStep> automatic = new ArrayList<>();
        int next = place + 1;
        while (next < steps.size() && at(next).action().automatic()) {
            automatic.add(at(next));
            next++;
        }
        return new Advance(List.copyOf(automatic), next);
    }

    /** Whether an approval at this place leads to access without anybody looking again. */
    public boolean reviewIsLast(int place) {
        return steps.stream().skip(place + 1L).noneMatch(step -> step.is(Action.REVIEW));
    }

    /** Whether nothing comes at this place. */
    public boolean isEnd(int place) {
        return place >= steps.size();
    }

    /** Whether both lead through the same steps. */
    public boolean sameSteps(Flow other) {
        return steps.equals(other.steps);
    }

    private OptionalInt first(Predicate<FlowStep> wanted) {
        return IntStream.range(0, steps.size())
                .filter(place -> wanted.test(at(place)))
                .findFirst();
    }

    /**
     * The way to the next step that waits for somebody.
     *
     * @param automatic what the portal does at once, in its order
     * @param next the place of the step that waits; after the last one, the request is finished
     */
    public record Advance(List<FlowStep> automatic, int next) {
        /** Whether access is given on the way. */
        public boolean gives() {
            return automatic.stream().anyMatch(step -> step.is(Action.GRANT));
        }
    }
}
