package org.guildhall.runtime.address;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the council's gazetteer is and what its columns are called. */
@ObjectClassDefinition(
        id = "org.guildhall.gazetteer",
        name = "%form",
        description = "%form.description",
        localization = "OSGI-INF/l10n/gazetteer")
public @interface GazetteerSettings {
    /** Path of the CSV file, below the data folder unless it begins with a slash. */
    @AttributeDefinition(name = "%file", description = "%file.description")
    String file() default "gazetteer/addresses.csv";

    /**
     * Places of columns that differ from the presets, as {@code PART=COLUMN}.
     *
     * <p>In a table with a header: {@code postcode=POST_CODE}. In AddressBase Premium records: {@code 28.POSTCODE=15},
     * counted from 0.
     */
    @AttributeDefinition(name = "%columns", description = "%columns.description")
    String[] columns() default {};

    /** The county written where the gazetteer names none. */
    @AttributeDefinition(name = "%county", description = "%county.description")
    String county() default "";
}
