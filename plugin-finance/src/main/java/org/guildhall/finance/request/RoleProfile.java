package org.guildhall.finance.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A list of roles that is shipped, for a council to take over as it is or as its beginning. */
public enum RoleProfile {
    /** Attorney, appointee, deputy, nominated representative, Direct Payment nominee. */
    FIVE_ROLES("five-roles"),
    /** Lasting Power of Attorney, Appointeeship, Deputyship Order. */
    THREE_ROLES("three-roles");

    private final String code;

    RoleProfile(String code) {
        this.code = code;
    }

    /** The name of its file, and the end of its text key. */
    public String code() {
        return code;
    }

    /** The key of its name. */
    public String textKey() {
        return "finance.roles.profile." + code;
    }

    /** The profile of this name. */
    public static Optional<RoleProfile> of(String code) {
        return Stream.of(values()).filter(profile -> profile.code.equals(code)).findFirst();
    }

    /** Its roles. */
    public RoleCatalogue roles() {
        return RoleCatalogue.of(lines().toArray(String[]::new));
    }

    List<String> lines() {
        try (InputStream file = RoleProfile.class.getResourceAsStream("/roles/" + code + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("No roles " + code + " in this bundle");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
