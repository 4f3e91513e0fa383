package org.guildhall.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link QueueTable}.
 *
 * @param title words of its header
 * @param cell makes the content of a cell
 * @param order how to sort by it; null where it cannot be sorted
 * @param property by what name a source that sorts its rows itself knows it; null where that source cannot sort by it
 */
public record Column<T>(
        String title,
        Function<T, ? extends Component> cell,
        @Nullable Comparator<? super T> order,
        @Nullable String property) {
    /** A column of texts that can be sorted by an order. */
    public static <T> Column<T> text(String title, Function<T, String> text, Comparator<? super T> order) {
        return new Column<>(title, row -> new Text(text.apply(row)), order, null);
    }

    /** A column of texts, sorted as texts. */
    public static <T> Column<T> text(String title, Function<T, String> text) {
        return text(title, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    }

    /** A column of ids, addresses and other long words, which break anywhere before they widen the table. */
    public static <T> Column<T> code(String title, Function<T, String> text) {
        return new Column<>(
                title,
                row -> classed(text.apply(row), "gh-breaks"),
                Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER),
                null);
    }

    /** A column of times, each on one line. */
    public static <T> Column<T> time(String title, Function<T, String> text, Comparator<? super T> order) {
        return new Column<>(title, row -> classed(text.apply(row), "gh-one-line"), order, null);
    }

    /** A column of components that cannot be sorted. */
    public static <T> Column<T> of(String title, Function<T, ? extends Component> cell) {
        return new Column<>(title, cell, null, null);
    }

    /** A column of components that can be sorted. */
    public static <T> Column<T> of(String title, Function<T, ? extends Component> cell, Comparator<? super T> order) {
        return new Column<>(title, cell, order, null);
    }

    /** The same column, which a source that sorts its rows itself knows by this name. */
    public Column<T> sortedBy(String name) {
        return new Column<>(title, cell, order, name);
    }

    private static Span classed(String text, String look) {
        Span span = new Span(text);
        span.addClassName(look);
        return span;
    }
}
