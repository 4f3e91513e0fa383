package org.guildhall.api.mail;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The mailbox of a test instance; the service does not exist on live ones (SPEC D3). */
@ProviderType
public interface TestMailbox {
    /** The newest mails first, at most {@code limit}. */
    List<KeptMail> newest(int limit);

    /** Another one as soon as a mail has come or gone: asking for this costs little, and tells whether to read the mails again. */
    String version();
}
