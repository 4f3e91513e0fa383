package org.guildhall.runtime.address;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the council's gazetteer is and what its columns are called. */
@ObjectClassDefinition(
        id = "org.guildhall.gazetteer",
        name = "Gazetteer",
        description = "The council's addresses, from AddressBase Premium, the LLPG or a table")
public @interface GazetteerSettings {
    /** Path of the CSV file, below the data folder unless it begins with a slash. */
    @AttributeDefinition(name = "CSV file")
    String file() default "gazetteer/addresses.csv";

    /**
     * Places of columns that differ from the presets, as {@code PART=COLUMN}.
     *
     * <p>In a table with a header: {@code postcode=POST_CODE}. In AddressBase Premium records: {@code 28.POSTCODE=15},
     * counted from 0.
     */
    @AttributeDefinition(name = "Columns")
    String[] columns() default {};

    /** The county written where the gazetteer names none. */
    @AttributeDefinition(name = "County")
    String county() default "";
}
