package org.guildhall.api.form;

/** What kind of answer a field takes, and in which shape the answer is kept. */
public enum FieldType {
    /** One line of text. */
    TEXT,
    /** Several lines of text. */
    LONG_TEXT,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** A date in three fields, kept as ISO 8601. */
    DATE,
    /** A date that cannot lie in the future. */
    DATE_OF_BIRTH,
    /** One of several options, as radio buttons. */
    CHOICE,
    /** One of many options, as a list. */
    SELECT,
    /** Any of several options, kept as a list. */
    CHOICES,
    /** Yes or no, kept as {@code yes} and {@code no}. */
    YES_NO,
    /** A confirmation that must be ticked, kept as {@code yes}. */
    CONFIRM,
    /** Forename and surname, kept as an object. */
    NAME,
    /** An address with look-up, kept as an object. */
    ADDRESS,
    /** Files, kept as a list of document ids. */
    FILES
}
