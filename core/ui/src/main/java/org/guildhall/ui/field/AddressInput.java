package org.guildhall.ui.field;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.AddressFinder;
import org.guildhall.api.address.AddressesUnavailableException;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;
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

    private static final List<String> PARTS =
            List.of("postcode", "propertyName", "houseNumber", "street", "area", "town", "county");

    private final Words words;
    private final AddressFinder finder;
    private final TextInput postcode;
    private final NativeButton lookUp;
    private final Paragraph status = new Paragraph();
    private final NativeButton byHand;
    // made when they are shown: parts not shown cost each open page 20 kB all the same
    private @Nullable SelectInput choice;
    private @Nullable Lines lines;
    private boolean own;
    private boolean locked;
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
        byHand = new NativeButton(words.get("ui.address.by-hand"), event -> showLines(true));
        byHand.getElement().setAttribute("type", "button");
        byHand.addClassName("gh-text-button");
        Div row = new Div(postcode, lookUp);
        row.addClassName("gh-postcode-row");
        addPart(row);
        addPart(status);
        addPart(byHand);
    }

    /** Lets the browser fill in the person's own address. */
    public void setOwn() {
        own = true;
        postcode.setAutocomplete("postal-code");
        if (lines != null) {
            lines.setOwn();
        }
    }

    /** Offers addresses that need not be typed again, each by a button with the words given. */
    public void offer(Map<String, Address> known) {
        if (known.isEmpty()) {
            return;
        }
        Div buttons = new Div();
        buttons.addClassName("gh-buttons");
        known.forEach((label, address) -> {
            NativeButton take = new NativeButton(label, event -> take(address));
            take.getElement().setAttribute("type", "button");
            take.addClassNames("gh-button", "gh-secondary");
            buttons.add(take);
        });
        group().insertChild(1, buttons.getElement());
    }

    private void take(Address known) {
        setValue(known);
        reportNone();
        status.setText(words.get("ui.address.taken"));
        changed();
    }

    /** Shows all lines from the start, for forms that people are used to seeing whole. */
    public void setAlwaysWhole() {
        showLines(false);
    }

    @Override
    public Address value() {
        String code = Postcode.format(postcode.value()).orElse(postcode.value());
        Address typed = lines == null ? new Address("", "", "", "", "", "", code, null) : lines.value(code);
        return typed.oneLine().equals(chosen.oneLine()) ? chosen : typed;
    }

    @Override
    public void setValue(Address value) {
        chosen = value;
        postcode.setValue(value.postcode());
        boolean known = value.lines().anyMatch(line -> !line.equals(value.postcode()));
        if (known) {
            showLines(false).fill(value);
        } else if (lines != null) {
            lines.fill(value);
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
        postcode.setRequired(required);
        if (lines != null) {
            lines.setRequired(required);
        }
    }

    @Override
    public String showProblem(String problemField, String text) {
        if (place(problemField) > 0) {
            showLines(false);
        }
        Optional<TextInput> part =
                parts().filter(candidate -> candidate.owns(problemField)).findFirst();
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
        return IntStream.range(0, PARTS.size())
                .filter(index -> (problemField + ".").startsWith(name() + "." + PARTS.get(index) + "."))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void setLocked(boolean locked) {
        this.locked = locked;
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
        return lines == null ? Stream.of(postcode) : Stream.concat(Stream.of(postcode), lines.all());
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
        if (choice != null) {
            choice.setVisible(false);
        }
        Optional<String> wanted = Postcode.format(postcode.value());
        if (wanted.isEmpty()) {
            status.setText("");
            report(
                    FieldProblem.of(postcode.name(), "ui.address.postcode.wrong"),
                    words.get("ui.address.postcode.wrong"));
            return;
        }
        reportNone();
        postcode.setValue(wanted.get());
        try {
            found = finder.byPostcode(wanted.get());
            if (found.isEmpty()) {
                status.setText(words.get("ui.address.none", wanted.get()));
                showLines(false);
            } else {
                status.setText(words.get("ui.address.found", found.size(), wanted.get()));
                SelectInput list = choice();
                list.setOptions(IntStream.range(0, found.size())
                        .mapToObj(index -> Option.of(
                                Integer.toString(index), found.get(index).oneLine()))
                        .toList());
                list.setValue("");
                list.setVisible(true);
            }
        } catch (AddressesUnavailableException unavailable) {
            LOG.warn("Addresses cannot be looked up; people enter them by hand", unavailable);
            status.setText(words.get("ui.address.unavailable"));
            showLines(false);
        }
        changed();
    }

    private SelectInput choice() {
        SelectInput list = choice;
        if (list == null) {
            list = new SelectInput(
                    name() + ".choice",
                    words.get("ui.address.choose"),
                    words.get("ui.address.choose.prompt"),
                    List.of());
            list.onChange(this::take);
            choice = list;
            group().insertChild(group().indexOfChild(status.getElement()) + 1, list.getElement());
        }
        return list;
    }

    private void take() {
        SelectInput list = choice();
        if (!list.isEmpty()) {
            chosen = found.get(Integer.parseInt(list.value()));
            postcode.setValue(chosen.postcode());
            showLines(false).fill(chosen);
            status.setText(words.get("ui.address.taken"));
            changed();
        }
    }

    private Lines showLines(boolean goThere) {
        Lines shown = lines;
        if (shown == null) {
            shown = new Lines();
            shown.setRequired(required());
            if (own) {
                shown.setOwn();
            }
            if (locked) {
                shown.all().forEach(line -> line.setLocked(true));
            }
            lines = shown;
            addPart(shown);
            byHand.removeFromParent();
        }
        if (goThere) {
            shown.propertyName.focus();
        }
        return shown;
    }

    /** All but the postcode. */
    private final class Lines extends Div {
        private final TextInput propertyName = line("propertyName", 0);
        private final TextInput houseNumber = line("houseNumber", 0);
        private final TextInput street = line("street", 0);
        private final TextInput area = line("area", 0);
        private final TextInput town = line("town", 0);
        private final TextInput county = line("county", 0);

        Lines() {
            setId(controlId() + "-lines");
            addClassName("gh-stack");
            all().forEach(this::add);
        }

        Stream<TextInput> all() {
            return Stream.of(propertyName, houseNumber, street, area, town, county);
        }

        Address value(String code) {
            return new Address(
                    propertyName.value(),
                    houseNumber.value(),
                    street.value(),
                    area.value(),
                    town.value(),
                    county.value(),
                    code,
                    null);
        }

        void fill(Address address) {
            propertyName.setValue(address.propertyName());
            houseNumber.setValue(address.houseNumber());
            street.setValue(address.street());
            area.setValue(address.area());
            town.setValue(address.town());
            county.setValue(address.county());
        }

        void setOwn() {
            street.setAutocomplete("street-address");
            town.setAutocomplete("address-level2");
            county.setAutocomplete("address-level1");
        }

        void setRequired(boolean required) {
            street.setRequired(required);
            town.setRequired(required);
        }
    }
}
