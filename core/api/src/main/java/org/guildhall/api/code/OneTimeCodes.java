package org.guildhall.api.code;

import org.osgi.annotation.versioning.ProviderType;

/** Makes and checks one-time codes; only keyed hashes are kept. */
@ProviderType
public interface OneTimeCodes {
    /** How long sign-in and registration codes live: the setting, five minutes by default. */
    CodePurpose purpose(String name);

    /**
     * Makes a code for a subject; earlier unexpired ones stay valid, and the caps are not reset.
     *
     * @param subject what the code proves, such as an account's id or an address to be confirmed
     * @param clientAddress where the request came from, for the cap per address
     */
    CodeRequest request(CodePurpose purpose, String subject, String clientAddress);

    /** Checks a code as typed: spaces, hyphens and full-width digits do not matter. */
    CodeCheck check(CodePurpose purpose, String subject, String typed, String clientAddress);

    /** Makes a token for a link: 256 bits, kept as a keyed hash, used once. */
    String issueLink(CodePurpose purpose, String subject);

    /** The subject of an unused, unexpired link token, which stays usable. */
    java.util.Optional<String> peekLink(CodePurpose purpose, String token);

    /** The subject of a link token, which is used up by this. */
    java.util.Optional<String> redeemLink(CodePurpose purpose, String token);
}
