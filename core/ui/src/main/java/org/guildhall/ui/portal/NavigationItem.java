package org.guildhall.ui.portal;

/**
 * A link to a page of a portal, such as an entry of the staff menu.
 *
 * @param textKey its words
 * @param path where it leads, without a slash at the start
 * @param permission who sees it
 */
public record NavigationItem(String textKey, String path, String permission) {}
