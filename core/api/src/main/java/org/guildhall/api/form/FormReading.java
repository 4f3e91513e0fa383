package org.guildhall.api.form;

import java.util.List;
import java.util.Map;

/** What came of reading a definition that somebody wrote. */
public sealed interface FormReading {
    /**
     * It can be used.
     *
     * @param texts by language, then by the key without the form's id
     */
    record Whole(FormDefinition form, Map<String, Map<String, String>> texts) implements FormReading {}

    /** It cannot: all that is wrong with it. */
    record Broken(List<FormMistake> mistakes) implements FormReading {}
}
