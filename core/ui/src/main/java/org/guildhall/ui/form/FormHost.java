package org.guildhall.ui.form;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FormPage;
import org.guildhall.ui.field.Option;
import org.osgi.annotation.versioning.ConsumerType;

/** What a portal adds to a form that {@link FormFlow} shows. */
@ConsumerType
public interface FormHost {
    /** Name of the portal, for its documents. */
    String portal();

    /** Path of a page of the draft, without a slash at the start; the page is an id, or {@link FormFlow#CHECK}. */
    String path(UUID draft, String page);

    /** Path that Back leads to from the first page. */
    String pathBefore();

    /** Takes the answers, all checked, and leads on to the confirmation; what it refuses is shown on the page. */
    void send(Draft draft);

    /** Key of the button that sends. */
    default String sendKey() {
        return "ui.form.send";
    }

    /** Key of the words on the button to go on; empty for the name of the next step. */
    default String nextKey() {
        return "";
    }

    /** Key of the words above each heading; empty for none. */
    default String captionKey() {
        return "";
    }

    /**
     * Key of what the browser's tab says on each page, with the page's number as {@code {0}}; empty for its heading. The browser keeps
     * it in its history: where headings hold names, or are nobody else's business, this says less.
     */
    default String tabKey() {
        return "";
    }

    /** The options of a list that the portal supplies. */
    default List<Option> options(String list) {
        throw new IllegalArgumentException("The portal supplies no list " + list);
    }

    /** The upload policy of a file field's purpose. */
    default UploadPolicy uploads(String purpose) {
        throw new IllegalArgumentException("The portal supplies no policy " + purpose);
    }

    /** Key of the words on the address look-up's button. */
    default String lookUpKey() {
        return "ui.address.look-up";
    }

    /** What holds people up on a page, if something does. */
    default Optional<FormGate> gate(FormPage page, Answers answers) {
        return Optional.empty();
    }

    /** What is to be read while a page is answered: beside the questions. */
    default Optional<Component> guide(FormPage page) {
        return Optional.empty();
    }

    /** Addresses that people need not type again, besides those of the form's other questions. */
    default List<KnownAddress> knownAddresses() {
        return List.of();
    }

    /** Parts shown above the questions of a page, made anew when answers change. */
    default List<Component> above(FormPage page, Answers answers) {
        return List.of();
    }

    /** Parts shown below the questions of a page, made anew when answers change. */
    default List<Component> below(FormPage page, Answers answers) {
        return List.of();
    }

    /** What stands against answers besides what their form says; asked when somebody goes on from a page with such a field. */
    default List<FieldProblem> problems(Answers answers) {
        return List.of();
    }
}
