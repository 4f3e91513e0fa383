package org.guildhall.api.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The settings of all bundles that are here, as forms for administrators (OSGi Compendium, 105 Metatype). To see and to change them
 * asks for {@code core:settings:change}.
 */
@ProviderType
public interface SettingsForms {
    /** The forms, by name, as they read in a language; in English where their bundle does not know it. */
    List<SettingsForm> all(Locale language);

    /** One form with what holds now. */
    Optional<SettingsForm> find(String id, Locale language);

    /**
     * Why whoever asks may see this form and not change it, as a text key; nothing where they may change it. The forms that say where
     * mails go and lead, and where files are looked through, ask for {@code case-role:assign} too: they open a way to cases.
     */
    default Optional<String> refusal(String id) {
        return Optional.empty();
    }

    /**
     * Takes new values; they act at once.
     *
     * @param values by the field's name, each as typed; an empty secret keeps the one that is set, unless the place that it is sent to
     *     changes; a field that is missing keeps its value
     * @return the form as it is now
     * @throws org.guildhall.api.error.InvalidInputException if a value cannot be taken; none is then
     * @throws org.guildhall.api.error.RefusedException if this form is not theirs to change, see {@link #refusal}; the attempt is
     *     audited
     * @throws org.guildhall.api.error.NotFoundException if no bundle that is here has such a form
     */
    SettingsForm save(String id, Map<String, List<String>> values, Locale language);
}
