package org.guildhall.ui.field;

import java.util.List;
import java.util.Set;

/** Any of several options, all in sight. */
public final class CheckboxesInput extends ChoiceField<List<String>> {
    /** Tick boxes in the order given. */
    public CheckboxesInput(String name, String legend, List<Option> options) {
        super(name, legend, "checkbox", options);
    }

    @Override
    public List<String> value() {
        return List.copyOf(chosen());
    }

    @Override
    public void setValue(List<String> value) {
        choose(Set.copyOf(value));
    }

    @Override
    public void setRequired(boolean required) {
        super.setRequired(required);
        // each box alone is optional: the legend's star and the problem's text say that one is needed
        controlStream().forEach(control -> control.removeAttribute("aria-required"));
    }
}
