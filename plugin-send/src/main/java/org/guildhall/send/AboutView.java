package org.guildhall.send;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** Says what this portal will do, and how to reach the council until then. */
final class AboutView extends ContentPage {
    private static final int ITEMS = 4;

    AboutView(Words words) {
        super(words.get("send.title"));
        add(new Paragraph(words.get("send.about.intro")));
        DescriptionList list = new DescriptionList();
        list.addClassName("gh-plain-list");
        for (int item = 1; item <= ITEMS; item++) {
            list.add(
                    new DescriptionList.Term(words.get("send.about.item." + item)),
                    new DescriptionList.Description(words.get("send.about.item." + item + ".text")));
        }
        section(words.get("send.about.what"), list);
        add(new Notice(Notice.Kind.INFORMATION, words.get("send.about.until")));
    }
}
