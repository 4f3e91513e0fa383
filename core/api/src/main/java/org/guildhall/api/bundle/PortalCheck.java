package org.guildhall.api.bundle;

import java.util.List;

/**
 * What was found in a file that is to become a portal.
 *
 * @param id names the waiting file
 * @param fileName what it was called where it came from
 * @param name the bundle's symbolic name; empty if it has none
 * @param replaces version of the portal that it would take the place of; empty if it is new
 * @param drafts how many forms of that portal people have begun
 * @param refreshes titles of other portals that would restart with it
 * @param findings what keeps it from being installed, and what an administrator should know first
 */
public record PortalCheck(
        String id,
        String fileName,
        String name,
        String title,
        String version,
        String sha256,
        String replaces,
        JarSignature signature,
        PortalContents contents,
        long drafts,
        List<String> refreshes,
        List<Finding> findings) {

    /** Whether nothing keeps it from being installed. */
    public boolean installable() {
        return findings.stream().noneMatch(Finding::blocks);
    }

    /**
     * One thing that was found.
     *
     * @param blocks whether it keeps the file from being installed
     * @param textKey the text that says it
     * @param values what the text names, in its order
     */
    public record Finding(boolean blocks, String textKey, List<String> values) {
        /** Keeps the file from being installed. */
        public static Finding problem(String textKey, Object... values) {
            return new Finding(true, textKey, told(values));
        }

        /** To be known before the file is installed. */
        public static Finding warning(String textKey, Object... values) {
            return new Finding(false, textKey, told(values));
        }

        private static List<String> told(Object... values) {
            return java.util.Arrays.stream(values).map(Object::toString).toList();
        }
    }
}
