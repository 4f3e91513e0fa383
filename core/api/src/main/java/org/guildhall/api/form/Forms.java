package org.guildhall.api.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.error.FieldProblem;
import org.osgi.annotation.versioning.ProviderType;

/** The form definitions of all bundles ({@code forms/NAME.yaml}) and the one check of answers that browser and service share. */
@ProviderType
public interface Forms {
    /** The definition of this id, if its bundle is here. */
    Optional<FormDefinition> find(String id);

    /**
     * Reads a definition that somebody wrote, with its words under {@code texts} by language ({@code en}, {@code cy}) and by the key
     * that a catalogue would have after the form's id. English must be whole; what Welsh lacks is read in English. Nothing is kept.
     */
    FormReading read(byte[] yaml);

    /**
     * Checks the answers of one page; fields whose condition does not hold are left out.
     *
     * <p>A problem's field is the field's name, or {@code FIELD.PART} for a part of a name ({@code forename}, {@code
     * surname}), an address (as {@link org.guildhall.api.address.Address} names them) or a date ({@code day}, {@code month},
     * {@code year}). Its first value is the field's label, as a {@link org.guildhall.api.text.TextKey}. {@code
     * FORM.FIELD.missing} and {@code FORM.FIELD.PART.missing}, where they exist, replace the general words.
     *
     * <p>An unfinished date may stand in the answers as a map of day, month and year, or as {@code day/month/year}.
     *
     * @param options the values allowed for fields with {@code optionsFrom}, by the list's name
     */
    List<FieldProblem> check(FormDefinition form, FormPage page, Answers answers, Map<String, List<String>> options);

    /**
     * What the item is called that a field is asked about: its place on a page that collects items, its name on a page of its
     * own; empty for a field that stands there once. It is {@code {0}} of the page's and the field's texts.
     */
    String called(FormDefinition form, FormPage page, FormField field, Answers answers);

    /** The pages that these answers lead through, laid out for the items of groups. */
    List<FormPage> path(FormDefinition form, Answers answers);

    /** The answers without those to questions that are not asked. */
    Answers prune(FormDefinition form, Answers answers);
}
