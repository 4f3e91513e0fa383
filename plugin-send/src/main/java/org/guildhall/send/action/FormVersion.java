package org.guildhall.send.action;

import java.time.Instant;
import org.guildhall.api.form.FormDefinition;

/**
 * A version of a form; it never changes.
 *
 * @param name of the form, without the portal's
 * @param number counted from 1 for each form
 * @param form its definition; the catalogue has its words while the portal runs
 * @param shipped whether it came with the portal
 * @param addedBy whoever added it, as the audit log has it
 */
public record FormVersion(
        FormVersionId id,
        String name,
        int number,
        FormDefinition form,
        boolean shipped,
        String addedBy,
        Instant addedAt) {
    /** Key of what it is called. */
    public String titleKey() {
        return form.id() + ".title";
    }
}
