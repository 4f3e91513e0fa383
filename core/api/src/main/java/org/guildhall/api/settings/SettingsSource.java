package org.guildhall.api.settings;

import java.lang.annotation.Annotation;
import org.osgi.annotation.versioning.ProviderType;

/** Gives a bundle its settings (scope bundle); changes act at once and re-create no component. */
@ProviderType
public interface SettingsSource {
    /** The settings of the type; its {@code pid} is the annotation's {@code @ObjectClassDefinition(id)} or its class name. */
    <T extends Annotation> Settings<T> of(Class<T> type);
}
