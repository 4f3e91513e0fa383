package org.guildhall.ui.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A queue of work as a real table: filters above it, sortable columns, the first cell of each row a link; on narrow screens each
 * row is a card. Arrow keys move from row to row.
 *
 * @param <T> kind of the rows
 */
public final class QueueTable<T> extends Div {
    private static final int STEP = 50;

    private final Words words;
    private final List<Column<T>> columns;
    private final Function<T, String> rowPath;
    private final Map<String, Supplier<Rows<T>>> filters = new LinkedHashMap<>();
    private final Map<String, NativeButton> filterButtons = new LinkedHashMap<>();
    private final Div filterBar = new Div();
    private final Element table = new Element("table");
    private final Element head = new Element("thead");
    private final Element body = new Element("tbody");
    private final Div scroller = new Div();
    private final Paragraph empty = new Paragraph();
    private final Paragraph count = new Paragraph();
    private final ActionButton more;
    private final Map<T, Element> boxes = new LinkedHashMap<>();
    private @Nullable Ticking<T> ticking;
    private Rows<T> rows = new Held<>(List.of());
    private Supplier<Rows<T>> source = () -> rows;

    /** The first filter is read once the table is on the page: another may be shown instead. */
    private boolean unread;

    private int sortedBy = -1;
    private boolean descending;
    private boolean counted = true;
    private int shown;
    private int all;
    private int boxNumber;

    /**
     * A table.
     *
     * @param caption what the table holds, for screen readers
     * @param rowPath where the first cell of a row leads; an empty path makes it plain text
     */
    public QueueTable(Words words, String caption, List<Column<T>> columns, Function<T, String> rowPath) {
        this.words = words;
        this.columns = List.copyOf(columns);
        this.rowPath = rowPath;
        addClassName("gh-queue");
        filterBar.addClassName("gh-filters");
        filterBar.getElement().setAttribute("role", "group");
        filterBar.getElement().setAttribute("aria-label", words.get("ui.queue.filters"));
        filterBar.setVisible(false);
        Element title = new Element("caption").setText(caption);
        title.getClassList().add("gh-hidden");
        table.getClassList().add("gh-table");
        table.appendChild(title, head, body);
        scroller.addClassName("gh-table-frame");
        scroller.getElement().appendChild(table);
        empty.addClassName("gh-empty");
        empty.setText(words.get("ui.queue.empty"));
        count.addClassName("gh-quiet");
        count.getElement().setAttribute("role", "status");
        more = ActionButton.secondary(words.get("ui.queue.more"), this::showMore);
        add(filterBar, count, scroller, empty, more);
        drawHead();
        draw();
    }

    /** Adds a filter; the first one is shown unless another is. */
    public QueueTable<T> filter(String name, String label, Supplier<List<T>> source) {
        return addFilter(name, label, () -> new Held<>(List.copyOf(source.get())));
    }

    /**
     * Adds a filter whose rows are counted, sorted and read where they are kept, so many at a time as are shown; the columns
     * with a property can be sorted, and the source is asked by that name. The first filter is shown unless another is.
     */
    public QueueTable<T> filter(String name, String label, DataProvider<T, ?> source) {
        return addFilter(name, label, () -> new Kept<>(source));
    }

    private QueueTable<T> addFilter(String name, String label, Supplier<Rows<T>> source) {
        NativeButton button = new NativeButton(label, event -> show(name));
        button.addClassName("gh-filter");
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("aria-pressed", "false");
        filters.put(name, source);
        filterButtons.put(name, button);
        filterBar.add(button);
        filterBar.setVisible(true);
        if (filters.size() == 1) {
            press(name);
            this.source = source;
            unread = true;
        }
        return this;
    }

    /** Says what to do when nothing is there. */
    public QueueTable<T> whenEmpty(String text) {
        empty.setText(text);
        return this;
    }

    /** Leaves out how many rows there are, where the page says so itself. */
    public QueueTable<T> withoutCount() {
        counted = false;
        draw();
        return this;
    }

    private void press(String filter) {
        filterButtons.forEach((name, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(name.equals(filter))));
    }

    /** Shows a filter's rows, read anew. */
    public void show(String filter) {
        press(filter);
        showFirst(filters.getOrDefault(filter, () -> new Held<>(List.of())));
    }

    /** Reads the rows of what is shown, a filter or a source, anew. */
    public void refresh() {
        showFirst(source);
    }

    /** Shows these rows, in this order until a column is chosen. */
    public void setRows(List<T> rows) {
        Rows<T> these = new Held<>(List.copyOf(rows));
        showFirst(() -> these);
    }

    /** Shows what a source holds, counted, sorted and read where it is kept, so many at a time as are shown. */
    public void setSource(DataProvider<T, ?> source) {
        showFirst(() -> new Kept<>(source));
    }

    /**
     * Gives each row a box to tick, so that something can be done to several at once. A row that is shown no more is ticked no
     * more, and neither is one that has changed when it is read anew.
     *
     * @param label the words of a row's box, which name the row
     * @param changed told after each change of what is ticked
     */
    public void startTicking(Function<T, String> label, Runnable changed) {
        ticking = new Ticking<>(label, changed);
        drawHead();
        draw();
    }

    /** Takes the boxes away, with what was ticked. */
    public void stopTicking() {
        ticking = null;
        drawHead();
        draw();
    }

    /** The rows that are ticked, in the order in which they are shown. */
    public List<T> ticked() {
        return boxes.entrySet().stream()
                .filter(box -> box.getValue().getProperty("checked", false))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Ticks all rows that are shown, or none. */
    public void tickAll(boolean tick) {
        boxes.values().forEach(box -> box.setProperty("checked", tick));
        tellOfTicks();
    }

    private void tellOfTicks() {
        if (ticking != null) {
            ticking.changed.run();
        }
    }

    private void showFirst(Supplier<Rows<T>> from) {
        unread = false;
        source = from;
        Rows<T> other = from.get();
        boolean sameColumns = columns.stream().allMatch(column -> rows.canSort(column) == other.canSort(column));
        rows = other;
        if (!sameColumns) {
            sortedBy = -1;
            drawHead();
        }
        shown = 0;
        draw();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (unread) {
            refresh();
        }
        table.executeJs("""
                const table = this;
                if (table.ghKeys) return;
                table.ghKeys = true;
                table.addEventListener('keydown', event => {
                  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                  const links = [...table.querySelectorAll('tbody th a')];
                  const at = links.indexOf(document.activeElement);
                  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
                  if (at >= 0 && next) { event.preventDefault(); next.focus(); }
                });
                """);
    }

    private void showMore() {
        append(STEP);
    }

    private void drawHead() {
        head.removeAllChildren();
        Element row = new Element("tr");
        if (ticking != null) {
            Span title = new Span(words.get("ui.queue.tick"));
            title.addClassName("gh-hidden");
            Element cell = new Element("th");
            cell.setAttribute("scope", "col");
            cell.appendChild(title.getElement());
            row.appendChild(cell);
        }
        for (int index = 0; index < columns.size(); index++) {
            row.appendChild(header(index));
        }
        head.appendChild(row);
    }

    private Element header(int index) {
        Column<T> column = columns.get(index);
        Element cell = new Element("th");
        cell.setAttribute("scope", "col");
        if (!rows.canSort(column)) {
            cell.setText(column.title());
            return cell;
        }
        if (index == sortedBy) {
            cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
        }
        NativeButton sort = new NativeButton(column.title(), event -> sortBy(index));
        sort.getElement().setAttribute("type", "button");
        sort.addClassName("gh-sort");
        cell.appendChild(sort.getElement());
        return cell;
    }

    private void sortBy(int index) {
        descending = index == sortedBy && !descending;
        sortedBy = index;
        List<Element> headers =
                head.getChild(0).getChildren().skip(ticking == null ? 0 : 1).toList();
        for (int column = 0; column < headers.size(); column++) {
            if (column == index) {
                headers.get(column).setAttribute("aria-sort", descending ? "descending" : "ascending");
            } else {
                headers.get(column).removeAttribute("aria-sort");
            }
        }
        draw();
    }

    /** Draws as many rows as were shown, anew. */
    private void draw() {
        int again = Math.max(STEP, shown);
        List<T> ticked = ticked();
        body.removeAllChildren();
        boxes.clear();
        shown = 0;
        append(again);
        ticked.forEach(row -> boxes.computeIfPresent(row, (same, box) -> box.setProperty("checked", true)));
        tellOfTicks();
    }

    private void append(int most) {
        all = rows.count();
        List<T> next = rows.page(shown, most, sortedBy < 0 ? null : columns.get(sortedBy), descending);
        next.forEach(row -> body.appendChild(line(row)));
        shown += next.size();
        boolean nothing = shown == 0;
        empty.setVisible(nothing);
        scroller.setVisible(!nothing);
        count.setVisible(counted && !nothing);
        count.setText(words.get("ui.queue.count", shown, Math.max(shown, all)));
        // a page that brings nothing ends the list, whatever was counted before somebody else changed it
        more.setVisible(!next.isEmpty() && all > shown);
    }

    private Element line(T row) {
        Element line = new Element("tr");
        if (ticking != null) {
            line.appendChild(boxCell(row, ticking.label.apply(row)));
        }
        for (int index = 0; index < columns.size(); index++) {
            Column<T> column = columns.get(index);
            Element cell = new Element(index == 0 ? "th" : "td");
            if (index == 0) {
                cell.setAttribute("scope", "row");
            }
            Span label = new Span(column.title());
            label.addClassName("gh-cell-label");
            label.getElement().setAttribute("aria-hidden", "true");
            cell.appendChild(label.getElement(), content(row, index).getElement());
            line.appendChild(cell);
        }
        return line;
    }

    private Element boxCell(T row, String label) {
        Element box = new Element("input");
        String id = "gh-tick-" + ++boxNumber;
        box.setAttribute("type", "checkbox");
        box.setAttribute("id", id);
        box.setProperty("checked", false);
        box.addEventListener("change", event -> tellOfTicks()).synchronizeProperty("checked");
        boxes.put(row, box);
        Element words = new Element("label").setText(label);
        words.setAttribute("for", id);
        Element choice = new Element("div");
        choice.getClassList().add("gh-choice");
        choice.appendChild(box, words);
        Element cell = new Element("td");
        cell.getClassList().add("gh-cell-tick");
        cell.appendChild(choice);
        return cell;
    }

    private Component content(T row, int index) {
        Component content = columns.get(index).cell().apply(row);
        String path = index == 0 ? rowPath.apply(row) : "";
        Span cell = new Span();
        cell.addClassName("gh-cell");
        if (path.isEmpty()) {
            cell.add(content);
        } else {
            PageLink link = new PageLink(path, "");
            link.add(content);
            cell.add(link);
        }
        return cell;
    }

    /** What the boxes are called, and who hears of them. */
    private record Ticking<T>(Function<T, String> label, Runnable changed) {}

    /** Where the rows come from. */
    private sealed interface Rows<T> {
        int count();

        List<T> page(int offset, int limit, @Nullable Column<T> sortedBy, boolean descending);

        boolean canSort(Column<T> column);
    }

    /** Rows that are all here. */
    private record Held<T>(List<T> rows) implements Rows<T> {
        @Override
        public int count() {
            return rows.size();
        }

        @Override
        public List<T> page(int offset, int limit, @Nullable Column<T> sortedBy, boolean descending) {
            return sorted(sortedBy == null ? null : sortedBy.order(), descending).stream()
                    .skip(offset)
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean canSort(Column<T> column) {
            return column.order() != null;
        }

        private List<T> sorted(@Nullable Comparator<? super T> order, boolean descending) {
            if (order == null) {
                return rows;
            }
            List<T> copy = new ArrayList<>(rows);
            copy.sort(descending ? order.reversed() : order);
            return copy;
        }
    }

    /** Rows that stay where they are kept until they are shown. */
    private record Kept<T>(DataProvider<T, ?> source) implements Rows<T> {
        @Override
        public int count() {
            return source.size(new Query<>());
        }

        @Override
        public List<T> page(int offset, int limit, @Nullable Column<T> sortedBy, boolean descending) {
            String property = sortedBy == null ? null : sortedBy.property();
            List<QuerySortOrder> order = property == null
                    ? List.of()
                    : List.of(new QuerySortOrder(
                            property, descending ? SortDirection.DESCENDING : SortDirection.ASCENDING));
            return source.fetch(new Query<>(offset, limit, order, null, null)).toList();
        }

        @Override
        public boolean canSort(Column<T> column) {
            return column.property() != null;
        }
    }
}
