package org.guildhall.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import org.guildhall.ui.text.Words;

/** What somebody has just done: told once, on the page that comes after it. */
public final class Said {
    private static final String TOLD = "guildhall-said";

    private Said() {}

    /** Leads to a page, which says that it worked. */
    public static void on(Component from, String path, String textKey) {
        from.getUI().ifPresent(ui -> {
            // as text: no class of a portal may stay in a session that outlives it
            ComponentUtil.setData(ui, TOLD, path + " " + textKey);
            ui.navigate(path);
        });
    }

    /** What was just done, if it led to this page; asked again, nothing. */
    public static Optional<Notice> take(Words words, String path) {
        UI ui = UI.getCurrent();
        Object told = ComponentUtil.getData(ui, TOLD);
        ComponentUtil.setData(ui, TOLD, null);
        return Optional.ofNullable(told)
                .map(Object::toString)
                .filter(text -> text.startsWith(path + " "))
                .map(text -> new Notice(Notice.Kind.SUCCESS, words.get(text.substring(path.length() + 1))).announced());
    }
}
