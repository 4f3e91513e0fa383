package org.guildhall.send.record;

import java.time.LocalDate;

/**
 * A case about to be opened.
 *
 * @param received the day on which the request for an assessment came
 * @param askerEmail empty where none is known
 */
public record NewCase(CaseDetails details, LocalDate received, AskedBy askedBy, String askerName, String askerEmail) {}
