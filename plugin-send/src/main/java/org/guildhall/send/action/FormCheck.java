package org.guildhall.send.action;

import java.util.List;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormMistake;

/** What came of looking at a definition that somebody wrote; nothing is kept by that. */
public sealed interface FormCheck {
    /**
     * It can be added.
     *
     * @param name of the form, without the portal's
     * @param number of the version that it would be
     * @param form to be shown as a preview; the catalogue has its words for a while
     */
    record Fits(String name, int number, FormDefinition form) implements FormCheck {}

    /** It cannot: all that is wrong with it. */
    record Wrong(List<FormMistake> mistakes) implements FormCheck {}
}
