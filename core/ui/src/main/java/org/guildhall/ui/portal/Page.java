package org.guildhall.ui.portal;

import com.vaadin.flow.component.Component;
import java.util.function.Supplier;

/**
 * A page of a portal.
 *
 * @param path below the base address, without a slash at the start; may hold route parameters as {@code requests/:id}
 * @param view class of the view
 * @param supplier makes a new view for each visit
 * @param access who may open it
 */
public record Page(
        String path, Class<? extends Component> view, Supplier<? extends Component> supplier, Access access) {
    /** A page whose view class and supplier agree by type. */
    public static <V extends Component> Page of(String path, Class<V> view, Supplier<V> supplier, Access access) {
        return new Page(path, view, supplier, access);
    }
}
