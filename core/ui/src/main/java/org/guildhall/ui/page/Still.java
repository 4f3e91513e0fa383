package org.guildhall.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import java.util.stream.Collectors;

/** Makes plain markup of what answers to nothing: the server need not remember each part of it for each open page. */
public final class Still {
    private Still() {}

    /** The same component with its content as it looks now; links inside are followed as before. */
    public static <C extends Component> C of(C component) {
        of(component.getElement());
        return component;
    }

    /** The same element with its content as it looks now. */
    public static Element of(Element element) {
        String markup = markup(element);
        element.removeAllChildren();
        element.setProperty("innerHTML", markup);
        return element;
    }

    /** The content of an element that is not shown itself, to be shown as the content of another. */
    public static String markup(Element element) {
        return element.getChildren().map(Element::getOuterHTML).collect(Collectors.joining());
    }
}
