package org.guildhall.ui.field;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Radio buttons or tick boxes under a legend; a control is checked or not in the browser first, and noted here. */
abstract class ChoiceField<V> extends GroupField<V> {
    private final Map<String, Element> controls = new LinkedHashMap<>();
    private final String type;
    private final Div list = new Div();

    ChoiceField(String name, String legend, String type, List<Option> options) {
        super(name, legend);
        this.type = type;
        list.addClassName("gh-choices");
        addPart(list);
        setOptions(options);
    }

    /** Shows other options; what is chosen and still there stays chosen. */
    public final void setOptions(List<Option> options) {
        Set<String> chosen = chosen();
        controls.clear();
        list.removeAll();
        options.forEach(option -> addOption(option, chosen.contains(option.value())));
        setRequired(required());
    }

    /** Puts the options beside each other where there is room; for two or three short ones. */
    public final void setInline() {
        list.addClassName("gh-choices-inline");
    }

    final Set<String> chosen() {
        return controls.entrySet().stream()
                .filter(entry -> entry.getValue().getProperty("checked", false))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    final void choose(Set<String> values) {
        controls.forEach((value, control) -> control.setProperty("checked", values.contains(value)));
    }

    @Override
    public final boolean isEmpty() {
        return chosen().isEmpty();
    }

    @Override
    protected final Stream<Element> controlStream() {
        return controls.values().stream();
    }

    @Override
    protected final String focusId() {
        return controlId() + "-0";
    }

    private void addOption(Option option, boolean checked) {
        String id = controlId() + "-" + controls.size();
        Element control = new Element("input");
        control.setAttribute("type", type);
        control.setAttribute("id", id);
        control.setAttribute("name", name());
        control.setAttribute("value", option.value());
        control.setProperty("checked", checked);
        control.addEventListener("change", event -> noteChange(option.value(), control))
                .synchronizeProperty("checked");
        controls.put(option.value(), control);
        NativeLabel label = new NativeLabel(option.label());
        label.setFor(id);
        Div row = new Div();
        row.addClassName("gh-choice");
        row.getElement().appendChild(control);
        row.add(label);
        if (!option.hint().isEmpty()) {
            Paragraph hint = new Paragraph(option.hint());
            hint.setId(id + "-hint");
            hint.addClassName("gh-hint");
            control.setAttribute("aria-describedby", id + "-hint");
            row.add(hint);
        }
        list.add(row);
    }

    private void noteChange(String value, Element control) {
        if (type.equals("radio") && control.getProperty("checked", false)) {
            // the browser has taken the choice from the others itself; to tell it would undo what the person has chosen
            // since
            controls.forEach((other, radio) -> radio.getNode()
                    .getFeature(ElementPropertyMap.class)
                    .setProperty("checked", other.equals(value), false));
        }
        changed();
    }
}
