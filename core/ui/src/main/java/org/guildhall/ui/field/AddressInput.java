package org.guildhall.ui.field;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.AddressFinder;
import org.guildhall.api.address.AddressesUnavailableException;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.ui.text.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An address: postcode with look-up and choice, and the same by hand, which always works and loses nothing typed. Its parts are
 * named {@code NAME.postcode}, {@code NAME.street} and so on, after {@link Address}.
 */
public final class AddressInput extends GroupField<Address> {
    private static final Logger LOG = LoggerFactory.getLogger(AddressInput.class);

    /** What the check of accounts takes; a longer line would be refused there. */
    private static final int MAXIMUM_LENGTH = 100;

    private final Words words;
    private final AddressFinder finder;
    private final TextInput postcode;
    private final NativeButton lookUp;
    private final Paragraph status = new Paragraph();
    private final SelectInput choice;
    private final NativeButton byHand;
    private final Div lines = new Div();
    private final TextInput propertyName;
    private final TextInput houseNumber;
    private final TextInput street;
    private final TextInput area;
    private final TextInput town;
    private final TextInput county;
    private List<Address> found = List.of();
    private Address chosen = Address.EMPTY;

    /**
     * An address under a legend.
     *
     * @param lookUpLabel words of the button beside the postcode, such as "Find Address"
     */
    public AddressInput(Words words, String name, String legend, AddressFinder finder, String lookUpLabel) {
        super(name, legend);
        this.words = words;
        this.finder = finder;
        postcode = line("postcode", 10);
        postcode.control().setAttribute("autocapitalize", "characters");
        lookUp = new NativeButton(lookUpLabel, event -> find());
        lookUp.getElement().setAttribute("type", "button");
        lookUp.addClassNames("gh-button", "gh-secondary");
        lookUp.setId(controlId() + "-look-up");
        status.addClassName("gh-status");
        status.getElement().setAttribute("role", "status");
        choice = new SelectInput(
                name + ".choice", words.get("ui.address.choose"), words.get("ui.address.choose.prompt"), List.of());
        choice.onChange(this::take);
        choice.setVisible(false);
        byHand = new NativeButton(words.get("ui.address.by-hand"), event -> showLines(true));
        byHand.getElement().setAttribute("type", "button");
        byHand.addClassName("gh-text-button");
        lines.setId(controlId() + "-lines");
        lines.addClassName("gh-stack");
        propertyName = line("propertyName", 0);
        houseNumber = line("houseNumber", 0);
        street = line("street", 0);
        area = line("area", 0);
        town = line("town", 0);
        county = line("county", 0);
        lines.add(propertyName, houseNumber, street, area, town, county);
        lines.setVisible(false);
        Div row = new Div(postcode, lookUp);
        row.addClassName("gh-postcode-row");
        addPart(row);
        addPart(status);
        addPart(choice);
        addPart(byHand);
        addPart(lines);
    }

    /** Lets the browser fill in the person's own address. */
    public void setOwn() {
        postcode.setAutocomplete("postal-code");
        street.setAutocomplete("street-address");
        town.setAutocomplete("address-level2");
        county.setAutocomplete("address-level1");
    }

    /** Shows all lines from the start, for forms that people are used to seeing whole. */
    public void setAlwaysWhole() {
        showLines(false);
    }

    @Override
    public Address value() {
        Address typed = new Address(
                propertyName.value(),
                houseNumber.value(),
                street.value(),
                area.value(),
                town.value(),
                county.value(),
                Postcode.format(postcode.value()).orElse(postcode.value()),
                null);
        return typed.oneLine().equals(chosen.oneLine()) ? chosen : typed;
    }

    @Override
    public void setValue(Address value) {
        chosen = value;
        postcode.setValue(value.postcode());
        fill(value);
        boolean known = value.lines().anyMatch(line -> !line.equals(value.postcode()));
        if (known) {
            showLines(false);
        }
    }

    @Override
    public boolean isEmpty() {
        return value().isEmpty();
    }

    @Override
    protected void mark(boolean required) {
        // its parts bear the stars
    }

    @Override
    public void setRequired(boolean required) {
        super.setRequired(required);
        Stream.of(postcode, street, town).forEach(part -> part.setRequired(required));
    }

    @Override
    public String showProblem(String problemField, String text) {
        Optional<TextInput> part =
                parts().filter(candidate -> candidate.owns(problemField)).findFirst();
        if (part.isPresent() && part.get() != postcode) {
            showLines(false);
        }
        return part.map(line -> line.showProblem(problemField, text))
                .orElseGet(() -> super.showProblem(problemField, text));
    }

    @Override
    public void clearProblem() {
        super.clearProblem();
        parts().forEach(Field::clearProblem);
    }

    @Override
    public int place(String problemField) {
        List<TextInput> all = parts().toList();
        return IntStream.range(0, all.size())
                .filter(index -> all.get(index).owns(problemField))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void setLocked(boolean locked) {
        parts().forEach(part -> part.setLocked(locked));
        lookUp.setEnabled(!locked);
    }

    @Override
    protected String focusId() {
        return postcode.controlId();
    }

    @Override
    protected Stream<Element> controlStream() {
        return Stream.empty();
    }

    private Stream<TextInput> parts() {
        return Stream.of(postcode, propertyName, houseNumber, street, area, town, county);
    }

    private TextInput line(String part, int characters) {
        TextInput line = new TextInput(name() + "." + part, words.get("ui.address." + part));
        line.setMaximumLength(MAXIMUM_LENGTH);
        line.setAutocomplete("off");
        if (characters > 0) {
            line.setWidthInCharacters(characters);
        }
        line.onChange(this::changed);
        return line;
    }

    private void find() {
        choice.setVisible(false);
        Optional<String> wanted = Postcode.format(postcode.value());
        if (wanted.isEmpty()) {
            status.setText("");
            report(
                    FieldProblem.of(postcode.name(), "ui.address.postcode.wrong"),
                    words.get("ui.address.postcode.wrong"));
            return;
        }
        postcode.setValue(wanted.get());
        try {
            found = finder.byPostcode(wanted.get());
            if (found.isEmpty()) {
                status.setText(words.get("ui.address.none", wanted.get()));
                showLines(false);
            } else {
                status.setText(words.get("ui.address.found", found.size(), wanted.get()));
                choice.setOptions(IntStream.range(0, found.size())
                        .mapToObj(index -> Option.of(
                                Integer.toString(index), found.get(index).oneLine()))
                        .toList());
                choice.setValue("");
                choice.setVisible(true);
            }
        } catch (AddressesUnavailableException unavailable) {
            LOG.warn("Addresses cannot be looked up; people enter them by hand", unavailable);
            status.setText(words.get("ui.address.unavailable"));
            showLines(false);
        }
        changed();
    }

    private void take() {
        if (!choice.isEmpty()) {
            chosen = found.get(Integer.parseInt(choice.value()));
            postcode.setValue(chosen.postcode());
            fill(chosen);
            status.setText(words.get("ui.address.taken"));
            showLines(false);
            changed();
        }
    }

    private void fill(Address address) {
        propertyName.setValue(address.propertyName());
        houseNumber.setValue(address.houseNumber());
        street.setValue(address.street());
        area.setValue(address.area());
        town.setValue(address.town());
        county.setValue(address.county());
    }

    private void showLines(boolean goThere) {
        lines.setVisible(true);
        byHand.setVisible(false);
        if (goThere) {
            propertyName.focus();
        }
    }
}
