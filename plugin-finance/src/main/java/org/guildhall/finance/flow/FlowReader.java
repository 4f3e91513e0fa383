package org.guildhall.finance.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.guildhall.finance.flow.FlowStep.Action;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a flow, and refuses one that leads nowhere or to access without a review. */
public final class FlowReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Set<String> STEP = Set.of("do", "by", "capacity", "evidence", "officers", "days");
    private static final int MOST_OFFICERS = 2;
    private static final int MOST_DAYS = 90;
    private static final int PRESET_DAYS = 14;

    private FlowReader() {}

    /** Why a definition cannot be used, in words of the catalogue. */
    public static final class Unusable extends IllegalArgumentException {
        private final String textKey;
        private final String detail;

        Unusable(String textKey, String detail) {
            super(textKey + " " + detail);
            this.textKey = textKey;
            this.detail = detail;
        }

        /** The key of the reason. */
        public String textKey() {
            return textKey;
        }

        /** What it is about. */
        public String detail() {
            return detail;
        }
    }

    /**
     * The flow that the text defines.
     *
     * @throws Unusable if it defines none
     */
    public static Flow read(String text) {
        JsonNode tree = tree(text);
        String id = tree.path("id").asString("");
        if (!ID.matcher(id).matches()) {
            throw new Unusable("finance.flow.problem.id", id);
        }
        int version = tree.path("version").asInt(0);
        if (version < 1) {
            throw new Unusable("finance.flow.problem.version", id);
        }
        List<FlowStep> steps = new ArrayList<>();
        tree.path("steps").forEach(step -> steps.add(step(step)));
        check(steps);
        JsonNode name = tree.path("name");
        return new Flow(
                id, version, name.path("en").asString(id), name.path("cy").asString(""), List.copyOf(steps), text);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            Unusable unusable = new Unusable(
                    "finance.flow.problem.json",
                    noJson.getLocation() == null
                            ? ""
                            : Integer.toString(noJson.getLocation().getLineNr()));
            unusable.initCause(noJson);
            throw unusable;
        }
    }

    private static FlowStep step(JsonNode step) {
        for (String name : step.propertyNames()) {
            if (!STEP.contains(name)) {
                throw new Unusable("finance.flow.problem.unknown", name);
            }
        }
        String action = step.path("do").asString("");
        return new FlowStep(
                Action.of(action).orElseThrow(() -> new Unusable("finance.flow.problem.unknown", action)),
                one(step, "by", "account", "visitor"),
                step.path("capacity").asBoolean(false),
                one(step, "evidence", "as-the-role-asks", "unless-given"),
                number(step, "officers", 1, MOST_OFFICERS),
                number(step, "days", PRESET_DAYS, MOST_DAYS));
    }

    /** Whether it says the other of two words. */
    private static boolean one(JsonNode step, String name, String preset, String other) {
        String said = step.path(name).asString(preset);
        if (!said.equals(preset) && !said.equals(other)) {
            throw new Unusable("finance.flow.problem.unknown", said);
        }
        return said.equals(other);
    }

    private static int number(JsonNode step, String name, int preset, int most) {
        int number = step.path(name).asInt(preset);
        if (number < 1 || number > most) {
            throw new Unusable("finance.flow.problem.unknown", name + " " + step.path(name));
        }
        return number;
    }

    /** Each step follows one that leads to it; access comes last, and never without a review and an account. */
    private static void check(List<FlowStep> steps) {
        boolean account = false;
        boolean reviewed = false;
        @Nullable Action before = null;
        for (int place = 0; place < steps.size(); place++) {
            FlowStep step = steps.get(place);
            boolean fits = switch (step.action()) {
                case CONFIRM_EMAIL -> before == null;
                case REGISTER -> before == null || before == Action.INVITE;
                case REQUEST -> before == (step.byVisitor() ? Action.CONFIRM_EMAIL : Action.REGISTER);
                case REVIEW -> before == Action.REQUEST;
                case INVITE -> before == Action.REVIEW && !account;
                case GRANT ->
                    account
                            && reviewed
                            && (before == Action.REVIEW || before == Action.REGISTER)
                            && place == steps.size() - 1;
            };
            if (!fits) {
                throw new Unusable(
                        "finance.flow.problem.order",
                        (place + 1) + " " + step.action().code());
            }
            account |= step.is(Action.REGISTER);
            reviewed |= step.is(Action.REVIEW);
            before = step.action();
        }
        if (before != Action.GRANT) {
            throw new Unusable("finance.flow.problem.end", "");
        }
    }
}
