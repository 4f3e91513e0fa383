package org.guildhall.api.settings;

import java.util.List;
import java.util.Map;
import org.guildhall.api.error.FieldProblem;
import org.osgi.annotation.versioning.ConsumerType;

/** A bundle's own check of its settings, beyond what their definition can say; asked before values are taken. */
@ConsumerType
public interface SettingsRule {
    /** Id of the form that it checks. */
    String form();

    /**
     * What keeps these values from being taken; each problem names its setting as its field.
     *
     * @param values all settings of the form as they would be
     */
    List<FieldProblem> problems(Map<String, List<String>> values);
}
