package org.guildhall.ui.field;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;
import java.util.stream.Stream;

/** A single box to tick, such as a confirmation. */
public final class TickInput extends Field<Boolean> {
    private final Element control = new Element("input");
    private final NativeLabel label;

    /** A box with its words beside it. */
    public TickInput(String name, String text) {
        super(name);
        control.setAttribute("type", "checkbox");
        control.setAttribute("id", controlId());
        control.setAttribute("name", name);
        control.setProperty("checked", false);
        control.addEventListener("change", event -> changed()).synchronizeProperty("checked");
        label = new NativeLabel(text);
        label.setFor(controlId());
        Div row = new Div();
        row.addClassName("gh-choice");
        row.getElement().appendChild(control);
        row.add(label);
        add(row);
    }

    @Override
    public Boolean value() {
        return control.getProperty("checked", false);
    }

    @Override
    public void setValue(Boolean value) {
        control.setProperty("checked", value);
    }

    @Override
    public boolean isEmpty() {
        return !value();
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
        getElement().appendChild(part);
    }

    @Override
    protected void placeProblem(Element part) {
        getElement().insertChild(0, part);
    }
}
