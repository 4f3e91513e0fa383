package org.guildhall.ui.portal;

/**
 * A button on the home page under "My Account".
 *
 * @param labelKey its words
 * @param path where it leads, without a slash at the start
 * @param access who sees it
 */
public record AccountAction(String labelKey, String path, Access access) {}
