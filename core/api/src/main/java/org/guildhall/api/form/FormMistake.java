package org.guildhall.api.form;

/**
 * Something in a definition that cannot be used.
 *
 * @param place where it stands, such as {@code pages[0].fields[2].type}, or line and column where it is no YAML
 * @param what what is wrong, in the English of whoever writes definitions
 */
public record FormMistake(String place, String what) {}
