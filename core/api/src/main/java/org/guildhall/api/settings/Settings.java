package org.guildhall.api.settings;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The current value of an annotation type with {@code @ObjectClassDefinition}; each call of {@link #get} answers with what
 * holds now.
 */
@ProviderType
public interface Settings<T> {
    /** What holds now. */
    T get();
}
