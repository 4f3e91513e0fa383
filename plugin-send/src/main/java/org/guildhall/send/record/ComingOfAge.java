package org.guildhall.send.record;

/**
 * A party of whom nothing is recorded though the rights are the young person's own, or will be soon.
 *
 * @param name as they were invited
 */
public record ComingOfAge(Party party, String name) {}
