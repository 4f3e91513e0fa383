package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.send.clock.PhaseTransfer;
import org.guildhall.send.record.CaseDetails;
import org.guildhall.ui.field.AddressInput;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Who a child is: asked when a case is opened, and changed later. */
final class CaseFields {
    private static final int LONGEST_NAME = 100;
    private static final int REFERENCE = 20;
    private static final int FIRST_MOVE = 2;
    private static final int LAST_MOVE = 25;

    private final TextInput forename;
    private final TextInput surname;
    private final DateInput birth;
    private final AddressInput address;
    private final TextInput former;
    private final Map<PhaseTransfer.Kind, SelectInput> moves = new EnumMap<>(PhaseTransfer.Kind.class);
    private List<PhaseTransfer> transfers = List.of();

    CaseFields(FormServices services, QuestionPage page) {
        Words words = services.words();
        forename = page.ask(new TextInput("forename", words.get("send.open.forename")));
        surname = page.ask(new TextInput("surname", words.get("send.open.surname")));
        Stream.of(forename, surname).forEach(field -> {
            field.setRequired(true);
            field.setMaximumLength(LONGEST_NAME);
            field.setAutocomplete("off");
            field.control().setAttribute("spellcheck", "false");
        });
        birth = page.ask(new DateInput(words, "birth", words.get("send.open.birth")));
        birth.setRequired(true);
        address = page.ask(new AddressInput(
                words,
                "address",
                words.get("send.open.address"),
                services.addresses(),
                words.get("send.open.find-address")));
        former = new TextInput("formerReference", words.get("send.open.former-reference"));
        former.setWidthInCharacters(REFERENCE);
        former.setAutocomplete("off");
        former.setHint(words.get("send.open.former-reference.hint"));
        page.ask(former);
    }

    void show(CaseDetails details) {
        forename.setValue(details.child().forename());
        surname.setValue(details.child().surname());
        birth.setValue(details.birth().toString());
        address.setValue(details.address());
        former.setValue(details.formerReference());
        transfers = details.transfers();
    }

    /** Asks in which year the child moves from one phase of education to the next, for the limits of regulation 18. */
    void askMoves(Words words, QuestionPage page, CaseDetails details) {
        page.addContent(new H2(words.get("send.moves.title")), new Paragraph(words.get("send.moves.text")));
        for (PhaseTransfer.Kind kind : PhaseTransfer.Kind.values()) {
            Optional<LocalDate> named = details.transfers().stream()
                    .filter(transfer -> transfer.kind() == kind)
                    .map(PhaseTransfer::on)
                    .findFirst();
            Set<LocalDate> days = new TreeSet<>();
            for (int age = FIRST_MOVE; age <= LAST_MOVE; age++) {
                days.add(LocalDate.of(details.birth().getYear() + age, Month.SEPTEMBER, 1));
            }
            // from a file it may be another day of the year
            named.ifPresent(days::add);
            SelectInput move = page.ask(new SelectInput(
                    "move-" + kind.code(),
                    words.get(kind.textKey()),
                    words.get("send.moves.none"),
                    days.stream()
                            .map(day -> Option.of(day.toString(), words.date(day)))
                            .toList()));
            named.ifPresent(day -> move.setValue(day.toString()));
            moves.put(kind, move);
        }
    }

    /** What is kept while it is typed: all but the address. */
    List<Field<String>> all() {
        List<Field<String>> all = new ArrayList<>(List.of(forename, surname, birth, former));
        all.addAll(moves.values());
        return all;
    }

    /** What is missing or is no date, so that all of it is told at once. */
    List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        Stream.of(forename, surname)
                .filter(field -> field.value().isBlank())
                .forEach(
                        field -> problems.add(FieldProblem.of(field.name(), "send.open." + field.name() + ".missing")));
        CasePage.problem(birth).ifPresent(problems::add);
        return problems;
    }

    private List<PhaseTransfer> transfers() {
        return moves.isEmpty()
                ? transfers
                : moves.entrySet().stream()
                        .filter(move -> !move.getValue().isEmpty())
                        .map(move -> new PhaseTransfer(
                                move.getKey(), LocalDate.parse(move.getValue().value())))
                        .toList();
    }

    CaseDetails value() {
        return new CaseDetails(
                new PersonName(forename.value(), surname.value()),
                CasePage.date(birth),
                address.value(),
                former.value(),
                transfers());
    }
}
