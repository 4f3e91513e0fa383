package org.guildhall.send.record;

import java.time.Instant;
import java.time.LocalDate;
import org.guildhall.send.clock.EventKind;

/**
 * What parties see of something that happened.
 *
 * @param event what happened
 * @param date when, in law
 * @param superseded whether it was noted wrongly, and a later update says so
 */
public record CaseUpdate(UpdateKind kind, EventKind event, LocalDate date, Instant toldAt, boolean superseded) {}
