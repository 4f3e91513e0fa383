package org.guildhall.api.account;

/**
 * Work in somebody's hands that others take on when they leave.
 *
 * @param textKey what it is and what becomes of it, a whole text with the number put into it
 */
public record WorkInHand(String textKey, int count) {}
