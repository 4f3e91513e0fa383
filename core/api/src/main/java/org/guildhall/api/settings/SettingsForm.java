package org.guildhall.api.settings;

import java.util.List;

/**
 * The settings that belong together.
 *
 * @param id under which they are stored, such as {@code org.guildhall.mail}
 * @param bundle the symbolic name of the bundle that they belong to
 */
public record SettingsForm(String id, String bundle, String name, String description, List<SettingsField> fields) {}
