package org.guildhall.finance.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.flow.Flow;
import org.guildhall.finance.flow.RequestFlows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which flow requests begin in, as administrators choose it; what is under way finishes in the flow that it began in. */
@Component(service = FlowSettingsService.class)
public final class FlowSettingsService {
    private final RequestFlows flows;
    private final SettingsForms forms;
    private final Permissions permissions;

    /** Changes the settings of this portal. */
    @Activate
    public FlowSettingsService(
            @Reference RequestFlows flows, @Reference SettingsForms forms, @Reference Permissions permissions) {
        this.flows = flows;
        this.forms = forms;
        this.permissions = permissions;
    }

    /** What can be chosen, and what is wrong with the rest. */
    public RequestFlows.Found found() {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        return flows.found();
    }

    /** The flow in which requests begin now. */
    public Flow chosen() {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        return flows.chosen();
    }

    /**
     * Lets requests begin in this flow from now on.
     *
     * @throws org.guildhall.api.error.InvalidInputException if there is no such flow
     */
    public void choose(String id) {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        forms.save(FinanceSettings.ID, Map.of(FlowRule.FLOW, List.of(id)), Locale.UK);
    }
}
