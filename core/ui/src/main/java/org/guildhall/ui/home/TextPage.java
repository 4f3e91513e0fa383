package org.guildhall.ui.home;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/**
 * A page of catalogue text: {@code KEY.title}, then {@code KEY.1.heading} and {@code KEY.1.text}, {@code KEY.2...} as far as they
 * go. A blank line parts paragraphs, a dash at the start of a line makes it an entry of a list.
 */
abstract class TextPage extends ContentPage {
    /** A page whose texts name the council as {0} and what to call as {1}. */
    TextPage(Words words, String key, CouncilSettings council) {
        super(words.get(key + ".title"));
        // a council that gives no number is called by whatever number people know
        String call = council.telephone().isBlank() ? council.name() : council.telephone();
        Object[] values = {council.name(), call};
        for (int part = 1; words.has(key + "." + part + ".text"); part++) {
            String heading = key + "." + part + ".heading";
            if (words.has(heading)) {
                add(new H2(words.get(heading, values)));
            }
            for (String paragraph :
                    words.get(key + "." + part + ".text", values).split("\n\n")) {
                addParagraph(paragraph.strip());
            }
        }
    }

    private void addParagraph(String text) {
        if (!text.startsWith("- ")) {
            add(new Paragraph(text));
            return;
        }
        UnorderedList list = new UnorderedList();
        text.lines().map(line -> line.substring(2)).map(ListItem::new).forEach(list::add);
        add(list);
    }
}
