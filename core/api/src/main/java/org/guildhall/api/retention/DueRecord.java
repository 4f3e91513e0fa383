package org.guildhall.api.retention;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A record whose time is over.
 *
 * @param reference what those who work with it know it by
 * @param since the day of the event from which its time is counted
 */
public record DueRecord(UUID id, String reference, LocalDate since) {}
