package org.guildhall.api.bundle;

import java.time.Instant;

/**
 * A version that served before.
 *
 * @param sha256 digest of its file in hexadecimal
 * @param until when it was replaced
 */
public record PortalVersion(String version, String sha256, Instant until) {}
