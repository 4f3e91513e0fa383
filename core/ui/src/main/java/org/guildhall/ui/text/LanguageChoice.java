package org.guildhall.ui.text;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** Changes the language of the screen. */
@ProviderType
public interface LanguageChoice {
    /**
     * Takes the language, remembers it in the browser and in the account of who is signed in, and leads to a page in it.
     *
     * @param path without a slash at the start
     */
    void choose(Locale language, String path);
}
