package org.guildhall.send.clock;

import org.guildhall.api.text.TextKey;

/**
 * What cannot be right in a history, for whoever corrects it.
 *
 * @param event id of the event that it is about
 */
public record HistoryProblem(String event, TextKey text) {}
