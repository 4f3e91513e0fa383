package org.guildhall.send.action;

import org.guildhall.api.form.Answers;

/**
 * A form that was sent to a party.
 *
 * @param form the version that was sent
 * @param answers none before it came back
 * @param withdrawnWhy empty where it was not taken back, and for the party
 */
public record Action(ActionLine line, FormVersion form, Answers answers, String withdrawnWhy) {}
