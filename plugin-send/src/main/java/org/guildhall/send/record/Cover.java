package org.guildhall.send.record;

import java.time.LocalDate;
import org.guildhall.api.account.AccountId;

/** That a colleague does a caseworker's work, from the first to the last day of an absence. */
public record Cover(CoverId id, AccountId caseworker, AccountId colleague, LocalDate from, LocalDate until) {}
