package org.guildhall.finance.intake;

/**
 * One line of a manifest and what became of it.
 *
 * @param externalId what stands in the first column
 * @param outcome {@code taken}, {@code already here} or {@code refused}
 * @param reason in plain words: why it was refused, or why its file was left where it lies; empty otherwise
 */
public record ImportLine(int line, String externalId, String outcome, String reason) {}
