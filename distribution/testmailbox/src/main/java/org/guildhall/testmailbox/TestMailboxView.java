package org.guildhall.testmailbox;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.api.mail.KeptMail;
import org.guildhall.api.mail.TestMailbox;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.text.Words;

/** The mails that this test instance would have sent, the newest first, with their links ready to follow. */
@Route(value = "test-mailbox", registerAtStartup = false)
final class TestMailboxView extends ContentPage {
    private static final int SHOWN = 50;
    private static final int TYPING_PAUSE = 300;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:)]");

    private final transient TestMailbox mailbox;
    private final transient Words words;
    private final TextInput recipient;
    private final Div list = new Div();
    private final Paragraph count = new Paragraph();

    TestMailboxView(TestMailbox mailbox, Words words) {
        super(words.get("testmailbox.title"));
        this.mailbox = mailbox;
        this.words = words;
        recipient = new TextInput("recipient", words.get("testmailbox.recipient"));
        recipient.onTyping(TYPING_PAUSE, typed -> show());
        count.getElement().setAttribute("role", "status");
        list.addClassName("gh-stack");
        add(
                new Paragraph(words.get("testmailbox.intro")),
                recipient,
                ActionButton.secondary(words.get("testmailbox.refresh"), this::show),
                count,
                list);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        show();
    }

    private void show() {
        String wanted = recipient.value().toLowerCase(Locale.ROOT);
        List<KeptMail> mails = mailbox.newest(SHOWN).stream()
                .filter(mail -> mail.to().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        count.setText(
                mails.isEmpty() ? words.get("testmailbox.none") : words.get("testmailbox.count", mails.size(), SHOWN));
        list.removeAll();
        mails.forEach(mail -> list.add(article(mail)));
    }

    private Article article(KeptMail mail) {
        H2 subject = new H2(mail.subject());
        subject.setId("mail-" + mail.id());
        Div body = new Div();
        body.getStyle().set("white-space", "pre-wrap").set("overflow-wrap", "anywhere");
        Matcher links = LINK.matcher(mail.text());
        int done = 0;
        while (links.find()) {
            body.add(new Text(mail.text().substring(done, links.start())), link(links.group()));
            done = links.end();
        }
        body.add(new Text(mail.text().substring(done)));
        Article article = new Article(
                subject,
                line("testmailbox.to", mail.to()),
                line("testmailbox.from", mail.from()),
                line("testmailbox.sent", words.dateTime(mail.sentAt())),
                body);
        article.getElement().setAttribute("aria-labelledby", "mail-" + mail.id());
        article.getStyle().set("border-block-start", "1px solid currentColor").set("padding-block", "1rem");
        return article;
    }

    private Component line(String key, String value) {
        Paragraph line = new Paragraph(words.get(key) + ": " + value);
        line.addClassNames("gh-quiet", "gh-breaks");
        line.getStyle().set("margin", "0");
        return line;
    }

    private static Anchor link(String address) {
        Anchor anchor = new Anchor(address, address);
        anchor.setRouterIgnore(true);
        return anchor;
    }
}
