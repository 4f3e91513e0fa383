package org.guildhall.ui.field;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of many options, as the browser's own list. */
public final class SelectInput extends Field<String> {
    private final Element control = new Element("select");
    private final Map<String, Element> options = new LinkedHashMap<>();
    private final NativeLabel label;
    private final String prompt;
    private String value = "";

    /** A list whose first line, with nothing chosen, is the prompt. */
    public SelectInput(String name, String text, String prompt, List<Option> options) {
        super(name);
        this.prompt = prompt;
        label = new NativeLabel(text);
        label.setFor(controlId());
        label.addClassName("gh-label");
        control.setAttribute("id", controlId());
        control.setAttribute("name", name);
        control.getClassList().add("gh-input");
        control.getClassList().add("gh-select");
        control.addEventListener("change", event -> {
                    hear(event.getEventData().get("element.value").asString());
                    changed();
                })
                .addEventData("element.value");
        add(label);
        getElement().appendChild(control);
        setOptions(options);
    }

    /** Shows other options; the one chosen stays so if it is still there. */
    public void setOptions(List<Option> choices) {
        control.removeAllChildren();
        options.clear();
        addOption("", prompt);
        choices.forEach(choice -> addOption(choice.value(), choice.label()));
        if (!options.containsKey(value)) {
            value = "";
        }
        select(true);
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public void setValue(String value) {
        take(value);
    }

    @Override
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    protected Stream<Element> controlStream() {
        return Stream.of(control);
    }

    @Override
    protected Element described() {
        return control;
    }

    @Override
    protected HasComponents title() {
        return label;
    }

    @Override
    protected void placeHint(Element part) {
        getElement().insertChild(1, part);
    }

    @Override
    protected void placeProblem(Element part) {
        getElement().insertChild(getElement().indexOfChild(control), part);
    }

    private void addOption(String choice, String text) {
        Element option = new Element("option");
        option.setAttribute("value", choice);
        option.setText(text);
        options.put(choice, option);
        control.appendChild(option);
    }

    /** To tell the browser what it has said would undo what the person has chosen since. */
    private void hear(String chosen) {
        if (options.containsKey(chosen)) {
            value = chosen;
            select(false);
        } else {
            take(chosen);
        }
    }

    /** What is none of the options is nothing chosen, whoever sends it. */
    private void take(String chosen) {
        value = options.containsKey(chosen) ? chosen : "";
        select(true);
    }

    private void select(boolean tell) {
        options.forEach((choice, option) -> option.getNode()
                .getFeature(ElementPropertyMap.class)
                .setProperty("selected", choice.equals(value), tell));
    }
}
