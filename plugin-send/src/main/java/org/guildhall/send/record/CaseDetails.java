package org.guildhall.send.record;

import java.time.LocalDate;
import java.util.List;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.send.clock.PhaseTransfer;

/**
 * Whom a case is about.
 *
 * @param formerReference what the council's other system calls the case; empty where it has none
 * @param transfers moves between schools that are known
 */
public record CaseDetails(
        PersonName child, LocalDate birth, Address address, String formerReference, List<PhaseTransfer> transfers) {
    /** A child of whom no more is known. */
    public static CaseDetails of(PersonName child, LocalDate birth, Address address) {
        return new CaseDetails(child, birth, address, "", List.of());
    }
}
