package org.guildhall.ui.page;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Predicate;
import org.guildhall.ui.text.Words;

/** "There is a problem": what is wrong, with a link to each field; it takes the keyboard when it appears. */
public final class ErrorSummary extends Div {
    private final Words words;
    private List<Entry> shown = List.of();

    /** An empty summary, not shown. */
    public ErrorSummary(Words words) {
        this.words = words;
        addClassName("gh-error-summary");
        getElement().setAttribute("tabindex", "-1");
        getElement().setAttribute("role", "alert");
    }

    /** Shows these problems and leads the keyboard here. */
    public void show(List<Entry> entries) {
        clear();
        if (entries.isEmpty()) {
            return;
        }
        draw(entries);
        // after the response is in the page
        getElement().executeJs("this.scrollIntoView({block:'start'});this.focus({preventScroll:true})");
    }

    /** Takes it away: empty, it is not shown. */
    public void clear() {
        shown = List.of();
        removeAll();
    }

    /**
     * Takes away the lines of these fields; the keyboard stays where it is.
     *
     * @return whether there were any and none is left
     */
    boolean drop(Predicate<String> settled) {
        List<Entry> left =
                shown.stream().filter(entry -> !settled.test(entry.field())).toList();
        if (left.size() == shown.size()) {
            return false;
        }
        clear();
        if (!left.isEmpty()) {
            draw(left);
        }
        return left.isEmpty();
    }

    private void draw(List<Entry> entries) {
        shown = List.copyOf(entries);
        UnorderedList list = new UnorderedList();
        entries.forEach(entry ->
                list.add(entry.controlId().isEmpty() ? new ListItem(entry.text()) : new ListItem(linkTo(entry))));
        add(new H2(words.get("ui.problem.title")), list);
    }

    private static Anchor linkTo(Entry entry) {
        Anchor link = new Anchor("#" + entry.controlId(), entry.text());
        link.getElement().setAttribute("router-ignore", true);
        link.getElement().executeJs("""
                this.addEventListener('click', event => {
                  event.preventDefault();
                  const control = document.getElementById($0);
                  if (control) {
                    control.scrollIntoView({block: 'center'});
                    control.focus({preventScroll: true});
                  }
                });
                """, entry.controlId());
        return link;
    }

    /**
     * A line of the summary.
     *
     * @param text what is wrong and what to do
     * @param controlId id of the control to go to; empty for none
     * @param field name of the field that it is about; empty for none
     */
    public record Entry(String text, String controlId, String field) {}
}
