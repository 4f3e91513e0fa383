package org.guildhall.api.address;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Finds the addresses of a postcode: the council's gazetteer, or a service such as OS Places. */
@ConsumerType
public interface AddressFinder {
    /**
     * The addresses of a postcode in the order of their numbers.
     *
     * @throws AddressesUnavailableException if they cannot be looked up now; the person types the address instead
     */
    List<Address> byPostcode(String postcode);
}
