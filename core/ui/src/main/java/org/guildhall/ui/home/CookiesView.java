package org.guildhall.ui.home;

import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.ui.text.Words;

/** The cookies that are set, all of them needed. */
public final class CookiesView extends TextPage {
    /** The page in the language of the screen. */
    public CookiesView(Words words, CouncilSettings council) {
        super(words, "ui.cookies", council);
    }
}
