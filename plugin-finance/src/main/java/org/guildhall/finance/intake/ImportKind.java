package org.guildhall.finance.intake;

import java.util.List;

/** What a dropped file brings. */
public enum ImportKind {
    /** Person records; taken first, so that documents of new people find them. */
    PEOPLE(
            "people",
            List.of(
                    "person_ref",
                    "forename",
                    "surname",
                    "date_of_birth",
                    "property_name",
                    "house_number",
                    "street",
                    "area",
                    "town",
                    "county",
                    "postcode",
                    "uprn")),
    /** Documents. */
    DOCUMENTS(
            "manifest",
            List.of(
                    "external_id",
                    "person_ref",
                    "kind",
                    "document_date",
                    "published_date",
                    "description",
                    "file",
                    "sha256"));

    private final String fileName;
    private final List<String> columns;

    ImportKind(String fileName, List<String> columns) {
        this.fileName = fileName;
        this.columns = columns;
    }

    /** The key of its text. */
    public String textKey() {
        return "finance.import.kind." + code();
    }

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Name of the file without its ending. */
    String fileName() {
        return fileName;
    }

    List<String> columns() {
        return columns;
    }
}
