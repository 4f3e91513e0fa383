package org.guildhall.ui.field;

import java.util.List;
import java.util.Set;
import org.guildhall.ui.text.Words;

/** One of several options, all in sight. */
public final class RadioInput extends ChoiceField<String> {
    /** Radio buttons in the order given. */
    public RadioInput(String name, String legend, List<Option> options) {
        super(name, legend, "radio", options);
        group().setAttribute("role", "radiogroup");
    }

    /** Yes and No, kept as {@code yes} and {@code no}. */
    public static RadioInput yesNo(Words words, String name, String legend) {
        RadioInput field = new RadioInput(
                name, legend, List.of(Option.of("yes", words.get("ui.yes")), Option.of("no", words.get("ui.no"))));
        field.setInline();
        return field;
    }

    @Override
    public String value() {
        return String.join("", chosen());
    }

    @Override
    public void setValue(String value) {
        choose(Set.of(value));
    }

    @Override
    public void setRequired(boolean required) {
        super.setRequired(required);
        // a single radio button takes no aria-required: the group does
        controlStream().forEach(control -> control.removeAttribute("aria-required"));
        if (required) {
            group().setAttribute("aria-required", "true");
        } else {
            group().removeAttribute("aria-required");
        }
    }

    @Override
    public String showProblem(String problemField, String text) {
        String focus = super.showProblem(problemField, text);
        controlStream().forEach(control -> control.removeAttribute("aria-invalid"));
        group().setAttribute("aria-invalid", "true");
        return focus;
    }

    @Override
    public void clearProblem() {
        super.clearProblem();
        group().removeAttribute("aria-invalid");
    }
}
