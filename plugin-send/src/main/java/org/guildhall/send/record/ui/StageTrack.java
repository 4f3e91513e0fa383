package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.guildhall.send.clock.Ending;
import org.guildhall.send.clock.Stage;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** The stages of the law in their order; where the case is stands in words beside the colour (SPEC G5). */
final class StageTrack extends OrderedList {
    private final Words words;
    private final Stage current;
    private final @Nullable Ending ending;

    /** All stages, and more about the one where the case is. */
    StageTrack(Words words, Stage current, @Nullable Ending ending, Component... more) {
        this.words = words;
        this.current = current;
        this.ending = ending;
        addClassName("send-stages");
        for (Stage stage : Stage.values()) {
            add(item(stage, more));
        }
    }

    private ListItem item(Stage stage, Component... more) {
        Span name = new Span(words.get(stage.textKey()));
        name.addClassName("send-stage-name");
        Div head = new Div(name);
        head.addClassName("send-stage-head");
        ListItem item = new ListItem(head);
        item.addClassName("send-stage");
        int place = stage.compareTo(current);
        if (place == 0) {
            item.addClassName("send-stage-current");
            item.getElement().setAttribute("aria-current", "step");
            head.add(new Tag(
                    Optional.ofNullable(ending)
                            .map(how -> words.get(how.textKey()))
                            .orElseGet(() -> words.get("send.track.current")),
                    Tag.Look.STAGE));
            item.add(more);
        } else {
            item.addClassName(place < 0 ? "send-stage-before" : "send-stage-after");
            Span told = new Span(words.get(place < 0 ? "send.track.before" : "send.track.after"));
            told.addClassName("gh-hidden");
            head.add(told);
        }
        return item;
    }
}
