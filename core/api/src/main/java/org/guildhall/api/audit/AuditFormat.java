package org.guildhall.api.audit;

/** How the log is written to a file; both carry the same columns, all texts in UTF-8. */
public enum AuditFormat {
    /** RFC 4180; a text that a spreadsheet could take for a formula, or that begins with an apostrophe, has one more before it. */
    CSV,
    /** A JSON object to a line. */
    JSON_LINES
}
