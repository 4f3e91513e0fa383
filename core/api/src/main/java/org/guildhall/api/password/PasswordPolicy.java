package org.guildhall.api.password;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** A set of rules from which both the panel's text and the check are made, so that they cannot drift (SPEC B5). */
@ProviderType
public interface PasswordPolicy {
    /** The name kept with each hash that met this policy. */
    String name();

    /** The rules in the order of the panel. */
    List<PasswordRule> rules();

    /** Ids of the rules that this password does not meet, leaving out the rules about earlier passwords. */
    Set<String> unmet(CharSequence password, PasswordOwner owner);

    /** The characters that count as special. */
    String specialCharacters();

    /** Whether a password that met the other policy meets this one too. */
    boolean isCoveredBy(String otherPolicy);
}
