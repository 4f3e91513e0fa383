package org.guildhall.runtime.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.guildhall.api.address.Address;
import org.jspecify.annotations.Nullable;

/** An address in columns. */
@Embeddable
class AddressColumns {
    @Column(name = "property_name")
    private String propertyName;

    @Column(name = "house_number")
    private String houseNumber;

    private String street;
    private String area;
    private String town;
    private String county;
    private String postcode;
    private @Nullable String uprn;

    @SuppressWarnings("NullAway")
    protected AddressColumns() {}

    AddressColumns(Address address) {
        propertyName = address.propertyName();
        houseNumber = address.houseNumber();
        street = address.street();
        area = address.area();
        town = address.town();
        county = address.county();
        postcode = address.postcode();
        uprn = address.uprn();
    }

    Address address() {
        return new Address(propertyName, houseNumber, street, area, town, county, postcode, uprn);
    }
}
