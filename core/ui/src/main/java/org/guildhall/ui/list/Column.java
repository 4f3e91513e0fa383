package org.guildhall.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link QueueTable}.
 *
 * @param title words of its header
 * @param cell makes the content of a cell
 * @param order how to sort by it; null where it cannot be sorted
 */
public record Column<T>(
        String title,
        Function<T, ? extends Component> cell,
        @Nullable Comparator<? super T> order) {
    /** A column of texts that can be sorted by an order. */
    public static <T> Column<T> text(String title, Function<T, String> text, Comparator<? super T> order) {
        return new Column<>(title, row -> new Text(text.apply(row)), order);
    }

    /** A column of texts, sorted as texts. */
    public static <T> Column<T> text(String title, Function<T, String> text) {
        return text(title, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    }

    /** A column of components that cannot be sorted. */
    public static <T> Column<T> of(String title, Function<T, ? extends Component> cell) {
        return new Column<>(title, cell, null);
    }

    /** A column of components that can be sorted. */
    public static <T> Column<T> of(String title, Function<T, ? extends Component> cell, Comparator<? super T> order) {
        return new Column<>(title, cell, order);
    }
}
