package org.guildhall.api.text;

/** A value of a text that is itself a text of the catalogue, such as the label of a field in the message about it. */
public record TextKey(String key) {}
