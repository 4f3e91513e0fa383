package org.guildhall.auth.signin.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.BiConsumer;
import org.guildhall.api.instance.DemoAccounts;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The demo accounts of a test instance with their one password; a press fills the form in. */
@StyleSheet(Paths.STYLES)
final class DemoPanel extends Section {
    DemoPanel(Words words, DemoAccounts demo, BiConsumer<String, String> use) {
        addClassNames("gh-stack", "auth-demo");
        H2 title = new H2(words.get("auth.demo.title"));
        title.setId("demo-accounts");
        getElement().setAttribute("aria-labelledby", "demo-accounts");
        Paragraph password = new Paragraph(new Span(words.get("auth.demo.text") + " "), new Code(demo.password()));
        UnorderedList list = new UnorderedList();
        list.addClassName("auth-demo-list");
        for (DemoAccounts.DemoAccount account : demo.accounts()) {
            ActionButton fill = ActionButton.text(account.email(), () -> use.accept(account.email(), demo.password()));
            fill.setAriaLabel(words.get("auth.demo.use", account.email()));
            Span purpose = new Span(words.get(account.textKey()));
            purpose.addClassName("gh-hint");
            list.add(new ListItem(fill, purpose));
        }
        add(title, password, list, new Paragraph(new PageLink(Paths.TEST_MAILBOX, words.get("auth.demo.mailbox"))));
    }
}
