package org.guildhall.ui.form;

import org.guildhall.api.address.AddressFinder;
import org.guildhall.api.document.Documents;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.Forms;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.ui.text.Words;
import org.osgi.annotation.versioning.ProviderType;

/** The services that forms on screen need, as one to be handed on. */
@ProviderType
public interface FormServices {
    /** Texts. */
    Words words();

    /** Form definitions and the check of answers. */
    Forms forms();

    /** Where answers are kept. */
    Drafts drafts();

    /** Where files are kept. */
    Documents documents();

    /** The look-up of addresses; throws its "unavailable" while there is none. */
    AddressFinder addresses();

    /** Who is at the screen. */
    SignedIn signedIn();
}
