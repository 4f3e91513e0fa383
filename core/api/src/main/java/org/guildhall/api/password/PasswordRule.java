package org.guildhall.api.password;

import java.util.List;

/**
 * One line of the "Password policy" panel.
 *
 * @param id stable name of the rule
 * @param textKey the line's text
 * @param arguments the values that the line names, such as the length
 * @param live whether the browser's typing can tick it; history is only checked on submit
 */
public record PasswordRule(String id, String textKey, List<Object> arguments, boolean live) {}
