package org.guildhall.vaadin;

import com.vaadin.flow.component.Component;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A page that a bundle offers: where it is, what shows it, how a view is made, and who may see it.
 *
 * @param path a Flow route template without a leading slash, for example {@code finance/request/:id}
 * @param view the class of the view; it needs neither {@code @Route} nor a constructor without arguments
 * @param supplier makes a new view for each visit
 * @param guard decides who may see it; there is no page without one
 */
public record PageDefinition(
        String path, Class<? extends Component> view, Supplier<? extends Component> supplier, PageGuard guard) {

    public PageDefinition {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(guard, "guard");
        if (path.startsWith("/")) {
            throw new IllegalArgumentException("A page's path starts without a slash: " + path);
        }
    }
}
