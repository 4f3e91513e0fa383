package org.guildhall.api.document;

import org.jspecify.annotations.Nullable;

/**
 * A file about to be stored.
 *
 * @param portal name of the portal whose {@link DocumentAccess} decides who may read it
 * @param subject what the portal knows the document by, such as the id of a request; handed back to its access rule
 * @param fileName the name shown and used for downloads; any path in it is dropped
 * @param expectedSha256 digest in hexadecimal that the bytes must have, or null
 */
public record NewDocument(
        String portal,
        String subject,
        String fileName,
        UploadPolicy policy,
        @Nullable String expectedSha256) {}
