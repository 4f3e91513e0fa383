package org.guildhall.finance.request;

/** Which requests a queue shows. */
public enum QueueFilter {
    /** Open ones assigned to the acting officer. */
    MY,
    /** All that wait for something. */
    ALL_OPEN,
    /** Open ones that nobody works on. */
    UNASSIGNED,
    /** Those decided, the newest first. */
    DECIDED
}
