package org.guildhall.api.bundle;

import java.util.List;

/**
 * What a portal's file brings, as far as can be seen without running it.
 *
 * @param tables those that its migrations make
 * @param settings names of its settings forms
 * @param jobs those that it runs by itself
 * @param forms those that it asks people to fill in
 * @param mails those that it sends
 */
public record PortalContents(
        List<String> tables, List<String> settings, List<String> jobs, List<String> forms, List<String> mails) {
    /** Nothing at all. */
    public static final PortalContents NONE = new PortalContents(List.of(), List.of(), List.of(), List.of(), List.of());
}
