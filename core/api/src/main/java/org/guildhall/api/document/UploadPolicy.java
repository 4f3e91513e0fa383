package org.guildhall.api.document;

import java.util.Set;

/**
 * What may be stored for a purpose; told to the person before a file is chosen, enforced on the server (SPEC E1).
 *
 * @param purpose stable name, such as {@code finance.evidence}
 * @param maximumBytes the largest file
 * @param maximumFiles the most files of this purpose that one subject has at a time
 * @param mediaTypes the types allowed, as found in the content, not in the name
 * @param scanned whether a malware scanner must have passed the file before anybody can open it
 */
public record UploadPolicy(
        String purpose, long maximumBytes, int maximumFiles, Set<String> mediaTypes, boolean scanned) {
    private static final int FILES = 20;

    /** A policy of at most 20 files. */
    public UploadPolicy(String purpose, long maximumBytes, Set<String> mediaTypes, boolean scanned) {
        this(purpose, maximumBytes, FILES, mediaTypes, scanned);
    }
}
