package org.guildhall.testmailbox;

import java.util.List;
import org.guildhall.api.mail.TestMailbox;
import org.guildhall.ui.portal.Access;
import org.guildhall.ui.portal.Page;
import org.guildhall.ui.portal.Portal;
import org.guildhall.ui.text.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contributes the mailbox page; live instances have no {@link TestMailbox}, and leave this portal out. */
@Component(service = Portal.class)
public final class TestMailboxPortal implements Portal {
    private final TestMailbox mailbox;
    private final Words words;

    /** Takes what the page shows. */
    @Activate
    public TestMailboxPortal(@Reference TestMailbox mailbox, @Reference Words words) {
        this.mailbox = mailbox;
        this.words = words;
    }

    @Override
    public String name() {
        return "testmailbox";
    }

    @Override
    public List<Page> pages() {
        return List.of(Page.of(
                "test-mailbox", TestMailboxView.class, () -> new TestMailboxView(mailbox, words), Access.PUBLIC));
    }
}
