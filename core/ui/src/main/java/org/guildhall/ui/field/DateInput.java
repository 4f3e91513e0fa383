package org.guildhall.ui.field;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.ui.text.Words;

/**
 * A date in three text fields; the answer is ISO 8601 once the date exists, and until then day, month and year as they were
 * typed with slashes between.
 */
public final class DateInput extends GroupField<String> {
    private static final int SHORTEST_NAME = 3;
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("cy"));

    private final Element day;
    private final Element month;
    private final Element year;

    /** A date. */
    public DateInput(Words words, String name, String legend) {
        super(name, legend);
        Div row = new Div();
        row.addClassName("gh-date");
        day = part(row, "day", words.get("ui.date.day"), 2);
        month = part(row, "month", words.get("ui.date.month"), 2);
        // the name of a month is taken too
        month.setAttribute("maxlength", "12");
        year = part(row, "year", words.get("ui.date.year"), 4);
        addPart(row);
        setHint(words.get("ui.date.hint"));
    }

    /** Lets the browser fill in the person's own date of birth. */
    public void setOwnBirthday() {
        day.setAttribute("autocomplete", "bday-day");
        month.setAttribute("autocomplete", "bday-month");
        year.setAttribute("autocomplete", "bday-year");
    }

    /** The date, if it is whole and exists. */
    public Optional<LocalDate> date() {
        try {
            String typedYear = typed(year);
            if (typedYear.length() != 4) {
                return Optional.empty();
            }
            return Optional.of(LocalDate.of(Integer.parseInt(typedYear), monthNumber(), Integer.parseInt(typed(day))));
        } catch (NumberFormatException | DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    @Override
    public String value() {
        if (isEmpty()) {
            return "";
        }
        return date().map(LocalDate::toString)
                .orElseGet(
                        () -> Stream.of(day, month, year).map(DateInput::typed).collect(Collectors.joining("/")));
    }

    @Override
    public void setValue(String value) {
        List<String> parts = value.matches("\\d{4}-\\d{2}-\\d{2}")
                ? isoParts(value)
                : List.of((value + "// ").split("/", 4)).stream()
                        .map(String::strip)
                        .toList();
        day.setProperty("value", parts.get(0));
        month.setProperty("value", parts.get(1));
        year.setProperty("value", parts.get(2));
    }

    @Override
    public boolean isEmpty() {
        return controlStream().allMatch(part -> typed(part).isEmpty());
    }

    @Override
    public String showProblem(String problemField, String text) {
        super.showProblem(problemField, text);
        List<Element> wrong = wrong(problemField);
        controlStream().filter(part -> !wrong.contains(part)).forEach(part -> part.removeAttribute("aria-invalid"));
        return wrong.getFirst().getAttribute("id");
    }

    /** The parts to put right: the one named, or else the first that cannot be of a date, or else all of them. */
    private List<Element> wrong(String problemField) {
        List<Element> named = controlStream()
                .filter(part -> problemField.equals(name() + "." + part.getAttribute("data-part")))
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        List<Element> missing =
                controlStream().filter(part -> typed(part).isEmpty()).toList();
        if (!missing.isEmpty()) {
            return missing;
        }
        return typed(year).matches("\\d{4}") ? List.of(day, month, year) : List.of(year);
    }

    /** A month as a number, or by its name or the start of it in a language of ours. */
    private int monthNumber() {
        String typed = typed(month).toLowerCase(Locale.ROOT);
        return typed.length() < SHORTEST_NAME || Character.isDigit(typed.charAt(0))
                ? Integer.parseInt(typed)
                : Stream.of(Month.values())
                        .filter(candidate -> LANGUAGES.stream()
                                .anyMatch(language -> candidate
                                        .getDisplayName(TextStyle.FULL, language)
                                        .toLowerCase(Locale.ROOT)
                                        .startsWith(typed)))
                        .findFirst()
                        .orElseThrow(() -> new DateTimeException("no month: " + typed))
                        .getValue();
    }

    @Override
    protected String focusId() {
        return controlId() + "-day";
    }

    @Override
    protected Stream<Element> controlStream() {
        return Stream.of(day, month, year);
    }

    private Element part(Div row, String part, String text, int digits) {
        String id = controlId() + "-" + part;
        NativeLabel label = new NativeLabel(text);
        label.setFor(id);
        Element control = new Element("input");
        control.setAttribute("id", id);
        control.setAttribute("data-part", part);
        control.setAttribute("name", name() + "-" + part);
        control.setAttribute("type", "text");
        control.setAttribute("inputmode", "numeric");
        control.setAttribute("maxlength", Integer.toString(digits));
        control.setAttribute("autocomplete", "off");
        control.getClassList().add("gh-input");
        control.getClassList().add("gh-digits-" + digits);
        control.setProperty("value", "");
        Typing.listen(control, this::changed);
        Div cell = new Div(label);
        cell.getElement().appendChild(control);
        row.add(cell);
        return control;
    }

    private static List<String> isoParts(String iso) {
        LocalDate date = LocalDate.parse(iso);
        return List.of(
                Integer.toString(date.getDayOfMonth()),
                Integer.toString(date.getMonthValue()),
                Integer.toString(date.getYear()));
    }

    private static String typed(Element part) {
        return part.getProperty("value", "").strip();
    }
}
