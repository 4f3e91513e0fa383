package org.guildhall.api.settings;

import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.osgi.annotation.versioning.ProviderType;

/** A file of settings that was looked at. */
@ProviderType
public interface SettingsImport {
    /** What it would change; empty where all of it holds already. */
    List<Change> changes();

    /** What keeps it from being imported. */
    List<Problem> problems();

    /** Ids of forms in it that no bundle has which is here; they are left aside. */
    List<String> unknown();

    /** Names of secrets that the file says were left out of it; they stay as they are. */
    List<String> leftOut();

    /**
     * A setting that would change.
     *
     * @param form id of its form
     * @param formName what the form is called
     * @param field its own name, such as {@code port}
     * @param label what it is called
     * @param secret whether it is a secret, of which neither value is told
     * @param forgotten whether it is a secret that is set no more, because it would be sent elsewhere
     * @param before what holds now
     * @param after what would hold then
     */
    record Change(
            String form,
            String formName,
            String field,
            String label,
            boolean secret,
            boolean forgotten,
            List<String> before,
            List<String> after) {}

    /**
     * A setting that cannot be what the file says.
     *
     * @param form id of its form
     * @param formName what the form is called
     * @param label what the setting is called; its own name where the form has no such setting
     */
    record Problem(String form, String formName, String label, FieldProblem problem) {}
}
