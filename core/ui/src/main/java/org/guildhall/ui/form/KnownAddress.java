package org.guildhall.ui.form;

import org.guildhall.api.address.Address;

/**
 * An address that is known already and can be taken over into a question.
 *
 * @param whose the words on the button that takes it
 */
public record KnownAddress(String whose, Address address) {}
