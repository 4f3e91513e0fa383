package org.guildhall.finance.request;

import java.util.List;
import java.util.Map;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.settings.SettingsRule;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.flow.RequestFlows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets no flow be set that is not there. */
@Component(service = SettingsRule.class)
public final class FlowRule implements SettingsRule {
    static final String FLOW = "flow";

    private final RequestFlows flows;

    /** Looks at the flows anew each time. */
    @Activate
    public FlowRule(@Reference RequestFlows flows) {
        this.flows = flows;
    }

    @Override
    public String form() {
        return FinanceSettings.ID;
    }

    @Override
    public List<FieldProblem> problems(Map<String, List<String>> values) {
        String id = values.getOrDefault(FLOW, List.of("")).getFirst().strip();
        var known = flows.found().flows().keySet();
        // one that is in use may have lost its file
        return known.contains(id) || flows.chosen().id().equals(id)
                ? List.of()
                : List.of(FieldProblem.of(FLOW, "finance.flow.problem.none", id, String.join(", ", known)));
    }
}
