package org.guildhall.ui.home;

import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.ui.text.Words;

/** How personal information is used. */
public final class PrivacyView extends TextPage {
    /** The page in the language of the screen. */
    public PrivacyView(Words words, CouncilSettings council) {
        super(words, "ui.privacy", council);
    }
}
