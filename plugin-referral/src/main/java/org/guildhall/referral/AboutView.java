package org.guildhall.referral;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** Says what this portal will do, and how to reach the council until then. */
final class AboutView extends ContentPage {
    private static final int ITEMS = 4;

    AboutView(Words words) {
        super(words.get("referral.title"));
        add(new Paragraph(words.get("referral.about.intro")));
        DescriptionList list = new DescriptionList();
        list.addClassName("gh-plain-list");
        for (int item = 1; item <= ITEMS; item++) {
            list.add(
                    new DescriptionList.Term(words.get("referral.about.item." + item)),
                    new DescriptionList.Description(words.get("referral.about.item." + item + ".text")));
        }
        section(words.get("referral.about.what"), list);
        add(new Notice(Notice.Kind.INFORMATION, words.get("referral.about.until")));
    }
}
