package org.guildhall.finance.request;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.Spelling;
import org.guildhall.finance.request.Difference.Detail;
import org.guildhall.finance.request.Difference.Kind;

/** Sets a request beside a finance record and says where and why both differ (SPEC F12). */
final class RecordComparison {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("ddMMyyyy", Locale.ROOT);

    private RecordComparison() {}

    /** What the request says, while there is nothing to set beside it. */
    static List<Difference> alone(Represented asked) {
        return List.of(
                new Difference(Detail.FORENAME, Kind.NO_RECORD, asked.name().forename(), ""),
                new Difference(Detail.SURNAME, Kind.NO_RECORD, asked.name().surname(), ""),
                new Difference(
                        Detail.DATE_OF_BIRTH,
                        Kind.NO_RECORD,
                        asked.dateOfBirth().toString(),
                        ""),
                new Difference(Detail.ADDRESS, Kind.NO_RECORD, asked.address().oneLine(), ""));
    }

    static List<Difference> of(Represented asked, Person held) {
        PersonName ours = asked.name();
        PersonName theirs = held.name();
        boolean swapped = swapped(ours, theirs);
        return List.of(
                new Difference(
                        Detail.FORENAME,
                        swapped ? Kind.NAMES_SWAPPED : name(ours.forename(), theirs.forename()),
                        ours.forename(),
                        theirs.forename()),
                new Difference(
                        Detail.SURNAME,
                        swapped ? Kind.NAMES_SWAPPED : name(ours.surname(), theirs.surname()),
                        ours.surname(),
                        theirs.surname()),
                new Difference(
                        Detail.DATE_OF_BIRTH,
                        date(asked.dateOfBirth(), held.dateOfBirth()),
                        asked.dateOfBirth().toString(),
                        held.dateOfBirth().toString()),
                new Difference(
                        Detail.ADDRESS,
                        address(asked.address(), held.address()),
                        asked.address().oneLine(),
                        held.address().oneLine()));
    }

    private static boolean swapped(PersonName one, PersonName other) {
        String forename = Spelling.plain(one.forename());
        String surname = Spelling.plain(one.surname());
        return !forename.equals(surname)
                && forename.equals(Spelling.plain(other.surname()))
                && surname.equals(Spelling.plain(other.forename()));
    }

    private static Kind name(String asked, String held) {
        if (asked.equals(held)) {
            return Kind.SAME;
        }
        String one = Spelling.plain(asked).replace(" ", "");
        String other = Spelling.plain(held).replace(" ", "");
        if (one.equals(other)) {
            return Kind.SAME_BUT_WRITING;
        }
        int distance = Spelling.distance(one, other);
        boolean begins = !one.isEmpty() && !other.isEmpty() && (one.startsWith(other) || other.startsWith(one));
        if (begins && distance > 1) {
            return Kind.SHORT_FORM;
        }
        int most = Math.min(one.length(), other.length()) > 4 ? 2 : 1;
        return distance <= most ? Kind.SPELLING : Kind.DIFFERENT;
    }

    private static Kind date(LocalDate asked, LocalDate held) {
        if (asked.equals(held)) {
            return Kind.SAME;
        }
        if (asked.getYear() == held.getYear()
                && asked.getDayOfMonth() == held.getMonthValue()
                && asked.getMonthValue() == held.getDayOfMonth()) {
            return Kind.DAY_AND_MONTH_SWAPPED;
        }
        String one = DIGITS.format(asked);
        String other = DIGITS.format(held);
        if (Spelling.distance(one, other) > 1) {
            return Kind.DIFFERENT;
        }
        long changed = java.util.stream.IntStream.range(0, one.length())
                .filter(i -> one.charAt(i) != other.charAt(i))
                .count();
        return changed == 1 ? Kind.ONE_DIGIT : Kind.DIGITS_SWAPPED;
    }

    private static Kind address(Address asked, Address held) {
        if (asked.oneLine().equals(held.oneLine())) {
            return Kind.SAME;
        }
        String uprn = asked.uprn();
        if (uprn != null && held.uprn() != null && !uprn.isBlank()) {
            if (uprn.equals(held.uprn())) {
                return Kind.SAME_PROPERTY;
            }
        } else if (Spelling.plain(asked.oneLine()).equals(Spelling.plain(held.oneLine()))) {
            return Kind.SAME_BUT_WRITING;
        }
        return postcode(asked).equals(postcode(held)) ? Kind.SAME_POSTCODE : Kind.DIFFERENT;
    }

    private static String postcode(Address address) {
        return Postcode.format(address.postcode()).orElse(address.postcode());
    }
}
