package org.guildhall.api.text;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Words that are no part of a bundle, such as those of a form that the council wrote: register it as a service. Catalogues come first. */
@ConsumerType
public interface MoreTexts {
    /** How all of its keys begin. */
    String prefix();

    /** The text of a key, as {@link Texts#get} fills it; asked often and must not wait for anything. */
    Optional<String> find(Locale language, String key);
}
