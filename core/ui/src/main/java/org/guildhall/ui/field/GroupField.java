package org.guildhall.ui.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.dom.Element;
import java.util.stream.Stream;

/**
 * A question of several controls under one legend.
 *
 * @param <V> kind of the answer
 */
public abstract class GroupField<V> extends Field<V> {
    private final Element group = new Element("fieldset");
    private final FieldSet.Legend title;
    private boolean hinted;

    /** A group under a legend. */
    protected GroupField(String name, String legend) {
        super(name);
        group.getClassList().add("gh-group");
        title = new FieldSet.Legend(legend);
        title.addClassName("gh-label");
        group.appendChild(title.getElement());
        getElement().appendChild(group);
    }

    /** Adds a part below hint and problem. */
    protected final void addPart(Component part) {
        group.appendChild(part.getElement());
    }

    /** The group. */
    protected final Element group() {
        return group;
    }

    @Override
    protected final Element described() {
        return group;
    }

    @Override
    protected final HasComponents title() {
        return title;
    }

    @Override
    protected final void placeHint(Element part) {
        group.insertChild(1, part);
        hinted = true;
    }

    @Override
    protected final void placeProblem(Element part) {
        group.insertChild(hinted ? 2 : 1, part);
    }

    @Override
    protected Stream<Element> controlStream() {
        return Stream.empty();
    }
}
