package org.guildhall.ui.home;

import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.ui.text.Words;

/** What is and is not accessible here, and whom to tell. */
public final class AccessibilityView extends TextPage {
    /** The page in the language of the screen. */
    public AccessibilityView(Words words, CouncilSettings council) {
        super(words, "ui.accessibility", council);
    }
}
