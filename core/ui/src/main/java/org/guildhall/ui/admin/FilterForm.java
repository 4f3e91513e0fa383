package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.page.ActionButton;

/** Fields side by side above a list, and below them the button that searches; Enter in a field presses it. */
@Tag("form")
final class FilterForm extends Component {
    private final List<Field<?>> fields;

    /**
     * A form.
     *
     * @param more what stands beside the button
     */
    FilterForm(List<Field<?>> fields, ActionButton search, List<? extends Component> more) {
        this.fields = List.copyOf(fields);
        getElement().setAttribute("novalidate", true);
        getElement().setAttribute("role", "search");
        getElement().getClassList().add("gh-stack");
        getElement().addEventListener("submit", event -> {}).preventDefault();
        search.pressOnEnter();
        // dates have a line of their own: they are as wide as they are
        Div texts = line();
        Div dates = line();
        fields.forEach(field -> (field instanceof DateInput ? dates : texts).add(field));
        Div buttons = new Div(search);
        more.forEach(buttons::add);
        buttons.addClassName("gh-buttons");
        getElement().appendChild(texts.getElement());
        if (dates.getComponentCount() > 0) {
            dates.addClassName("gh-narrow");
            getElement().appendChild(dates.getElement());
        }
        getElement().appendChild(buttons.getElement());
    }

    private static Div line() {
        Div line = new Div();
        line.addClassName("gh-list-tools");
        return line;
    }

    void clearProblems() {
        fields.forEach(Field::clearProblem);
    }
}
