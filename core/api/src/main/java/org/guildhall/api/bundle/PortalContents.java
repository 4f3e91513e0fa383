package org.guildhall.api.bundle;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a portal's file brings, as far as can be seen without running it.
 *
 * @param pages those that its manifest declares in {@code Guildhall-Pages}; it may bring no others
 * @param permissions those that its manifest declares in {@code Guildhall-Permissions}; it may ask for no others
 * @param tables those that its migrations make
 * @param settings names of its settings forms
 * @param jobs those that it runs by itself
 * @param forms those that it asks people to fill in
 * @param mails those that it sends
 */
public record PortalContents(
        List<String> pages,
        List<String> permissions,
        List<String> tables,
        List<String> settings,
        List<String> jobs,
        List<String> forms,
        List<String> mails) {
    /** Manifest header: the paths of a bundle's pages, with commas between them. */
    public static final String PAGES = "Guildhall-Pages";

    /** Manifest header: the permissions that a bundle's pages and services ask for, with commas between them. */
    public static final String PERMISSIONS = "Guildhall-Permissions";

    /** Nothing at all. */
    public static final PortalContents NONE =
            new PortalContents(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** What stands in one of these headers. */
    public static List<String> listed(String header) {
        return Stream.of(header.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
