package org.guildhall.auth.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.Postcode;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.auth.AuthSettings;

/** The one check of names, telephone numbers, addresses and professions, for registration and for "My details". */
public final class DetailsCheck {
    /** The longest that one field may be. */
    public static final int MAXIMUM_LENGTH = 100;

    private static final int PHONE_MAXIMUM = 40;
    private static final int PHONE_DIGITS_MINIMUM = 7;
    private static final int PHONE_DIGITS_MAXIMUM = 15;
    private static final int EMAIL_MAXIMUM = 254;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}<>]");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]+(?:(?:x|ext\\.?) ?[0-9]{1,6})?");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private final List<FieldProblem> problems = new ArrayList<>();

    private DetailsCheck() {}

    /** The problems of all that the first step of registration asks for, in the order of its fields. */
    public static List<FieldProblem> details(AccountDetails details) {
        DetailsCheck check = new DetailsCheck();
        check.addName(details.name());
        check.phone("phone", details.phone());
        Profession profession = details.profession();
        if (profession != null) {
            check.profession(profession);
        }
        check.address(details.address());
        return check.problems;
    }

    /** The problem of a professional role that is not in the council's list. */
    public static List<FieldProblem> role(AccountDetails details, AuthSettings settings) {
        Profession profession = details.profession();
        return profession == null
                        || profession.role().isEmpty()
                        || roles(settings).contains(profession.role())
                ? List.of()
                : List.of(FieldProblem.of("professionalRole", "auth.field.professionalRole.unknown"));
    }

    /** The professional roles in the settings, blanks left out. */
    public static List<String> roles(AuthSettings settings) {
        return Arrays.stream(settings.professionalRoles())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The problems of a name. */
    public static List<FieldProblem> name(PersonName name) {
        DetailsCheck check = new DetailsCheck();
        check.addName(name);
        return check.problems;
    }

    /** The problems of an e-mail address, in the field of this name. */
    public static List<FieldProblem> email(String field, String email) {
        DetailsCheck check = new DetailsCheck();
        if (email.isBlank()) {
            check.problems.add(FieldProblem.of(field, "auth.email.missing"));
        } else if (email.strip().length() > EMAIL_MAXIMUM
                || !EMAIL.matcher(email.strip()).matches()) {
            check.problems.add(FieldProblem.of(field, "auth.email.wrong"));
        }
        return check.problems;
    }

    /** The same details with blanks around each text taken off and the postcode in its one form. */
    public static AccountDetails tidy(AccountDetails typed) {
        Address address = typed.address();
        Profession profession = typed.profession();
        return new AccountDetails(
                new PersonName(
                        typed.name().forename().strip(), typed.name().surname().strip()),
                typed.phone().strip(),
                new Address(
                        address.propertyName().strip(),
                        address.houseNumber().strip(),
                        address.street().strip(),
                        address.area().strip(),
                        address.town().strip(),
                        address.county().strip(),
                        Postcode.format(address.postcode())
                                .orElse(address.postcode().strip()),
                        address.uprn()),
                profession == null
                        ? null
                        : new Profession(
                                profession.organisation().strip(),
                                profession.jobTitle().strip(),
                                profession.workPhone().strip(),
                                profession.role().strip()),
                typed.language());
    }

    private void addName(PersonName name) {
        required("forename", name.forename());
        required("surname", name.surname());
    }

    private void profession(Profession profession) {
        required("organisation", profession.organisation());
        required("jobTitle", profession.jobTitle());
        required("workPhone", profession.workPhone());
        phone("workPhone", profession.workPhone());
        optional("professionalRole", profession.role());
    }

    private void address(Address address) {
        optional("address.propertyName", address.propertyName());
        optional("address.houseNumber", address.houseNumber());
        required("address.street", address.street());
        optional("address.area", address.area());
        required("address.town", address.town());
        optional("address.county", address.county());
        if (required("address.postcode", address.postcode())
                && Postcode.format(address.postcode()).isEmpty()) {
            problems.add(FieldProblem.of("address.postcode", "auth.field.postcode.wrong"));
        }
    }

    private void phone(String field, String phone) {
        if (phone.isBlank()) {
            return;
        }
        long digits = phone.chars().filter(each -> each >= '0' && each <= '9').count();
        if (phone.length() > PHONE_MAXIMUM
                || digits < PHONE_DIGITS_MINIMUM
                || digits > PHONE_DIGITS_MAXIMUM
                || !PHONE.matcher(phone.strip()).matches()) {
            problems.add(FieldProblem.of(field, "auth.field.phone.wrong"));
        }
    }

    private boolean required(String field, String text) {
        if (text.isBlank()) {
            problems.add(FieldProblem.of(field, "auth.field." + field.substring(field.indexOf('.') + 1) + ".missing"));
            return false;
        }
        return optional(field, text);
    }

    private boolean optional(String field, String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            problems.add(FieldProblem.of(field, "auth.field.long", MAXIMUM_LENGTH));
            return false;
        }
        if (CONTROL.matcher(text).find()) {
            problems.add(FieldProblem.of(field, "auth.field.characters"));
            return false;
        }
        return true;
    }
}
