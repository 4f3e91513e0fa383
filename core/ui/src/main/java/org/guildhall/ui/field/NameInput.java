package org.guildhall.ui.field;

import com.vaadin.flow.dom.Element;
import java.util.stream.Stream;
import org.guildhall.api.account.PersonName;
import org.guildhall.ui.text.Words;

/** Forename and surname of a person; its parts are named {@code NAME.forename} and {@code NAME.surname}. */
public final class NameInput extends GroupField<PersonName> {
    private final TextInput forename;
    private final TextInput surname;

    /** The two fields under a legend. */
    public NameInput(Words words, String name, String legend) {
        super(name, legend);
        forename = new TextInput(name + ".forename", words.get("ui.name.forename"));
        surname = new TextInput(name + ".surname", words.get("ui.name.surname"));
        for (TextInput part : new TextInput[] {forename, surname}) {
            part.setMaximumLength(100);
            part.setAutocomplete("off");
            part.control().setAttribute("spellcheck", "false");
            part.onChange(this::changed);
            addPart(part);
        }
    }

    /** Lets the browser fill in the person's own name. */
    public void setOwn() {
        forename.setAutocomplete("given-name");
        surname.setAutocomplete("family-name");
    }

    @Override
    public PersonName value() {
        return new PersonName(forename.value(), surname.value());
    }

    @Override
    public void setValue(PersonName value) {
        forename.setValue(value.forename());
        surname.setValue(value.surname());
    }

    @Override
    public boolean isEmpty() {
        return forename.isEmpty() && surname.isEmpty();
    }

    @Override
    protected void mark(boolean required) {
        // its parts bear the stars
    }

    @Override
    public void setRequired(boolean required) {
        super.setRequired(required);
        forename.setRequired(required);
        surname.setRequired(required);
    }

    @Override
    public String showProblem(String problemField, String text) {
        if (forename.owns(problemField)) {
            return forename.showProblem(problemField, text);
        }
        if (surname.owns(problemField)) {
            return surname.showProblem(problemField, text);
        }
        return super.showProblem(problemField, text);
    }

    @Override
    public void clearProblem() {
        super.clearProblem();
        forename.clearProblem();
        surname.clearProblem();
    }

    @Override
    public int place(String problemField) {
        return surname.owns(problemField) ? 1 : 0;
    }

    @Override
    public void setLocked(boolean locked) {
        forename.setLocked(locked);
        surname.setLocked(locked);
    }

    @Override
    protected String focusId() {
        return forename.controlId();
    }

    @Override
    protected Stream<Element> controlStream() {
        return Stream.empty();
    }
}
