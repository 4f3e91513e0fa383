package org.guildhall.ui.portal;

/**
 * A tile on the home page.
 *
 * @param titleKey name of the portal in the citizen's words
 * @param textKey one sentence on what can be done there
 * @param path where it leads, without a slash at the start
 * @param access who sees it
 */
public record Tile(String titleKey, String textKey, String path, Access access) {}
