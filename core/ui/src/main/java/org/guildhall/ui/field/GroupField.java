package org.guildhall.ui.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.stream.Stream;

/**
 * A question of several controls under one legend.
 *
 * @param <V> kind of the answer
 */
public abstract class GroupField<V> extends Field<V> {
    private final Element group = new Element("fieldset");
    private final Span star = newStar();

    /** A group under a legend. */
    protected GroupField(String name, String legend) {
        super(name);
        group.getClassList().add("gh-group");
        FieldSet.Legend title = new FieldSet.Legend(legend);
        title.addClassName("gh-label");
        title.add(star);
        group.appendChild(
                title.getElement(), hintPart().getElement(), problemPart().getElement());
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
    protected final Span star() {
        return star;
    }

    @Override
    protected Stream<Element> controlStream() {
        return Stream.empty();
    }
}
