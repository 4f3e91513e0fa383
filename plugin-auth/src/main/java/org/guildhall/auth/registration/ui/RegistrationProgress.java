package org.guildhall.auth.registration.ui;

import java.util.Optional;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.address.Address;
import org.guildhall.auth.registration.RegistrationId;
import org.guildhall.auth.ui.Progress;
import org.guildhall.ui.text.Words;

/** What was entered so far; it survives going back, leaving the pages and loading them anew, the password alone does not. */
final class RegistrationProgress {
    private static final String PREFIX = "register.";
    private static final String ID = PREFIX + "id";
    private static final String EMAIL = PREFIX + "email";
    private static final String DETAILS = PREFIX + "details.";
    private static final String PROFESSIONAL = DETAILS + "professional";

    void keep(AccountDetails details) {
        Progress progress = Progress.ofThisBrowser();
        progress.put(DETAILS + "forename", details.name().forename());
        progress.put(DETAILS + "surname", details.name().surname());
        progress.put(DETAILS + "phone", details.phone());
        keep(progress, details.address());
        Profession profession = details.profession();
        progress.put(PROFESSIONAL, Boolean.toString(profession != null));
        if (profession != null) {
            progress.put(DETAILS + "organisation", profession.organisation());
            progress.put(DETAILS + "jobTitle", profession.jobTitle());
            progress.put(DETAILS + "workPhone", profession.workPhone());
            progress.put(DETAILS + "role", profession.role());
        }
    }

    private static void keep(Progress progress, Address address) {
        progress.put(DETAILS + "propertyName", address.propertyName());
        progress.put(DETAILS + "houseNumber", address.houseNumber());
        progress.put(DETAILS + "street", address.street());
        progress.put(DETAILS + "area", address.area());
        progress.put(DETAILS + "town", address.town());
        progress.put(DETAILS + "county", address.county());
        progress.put(DETAILS + "postcode", address.postcode());
        String uprn = address.uprn();
        progress.put(DETAILS + "uprn", uprn == null ? "" : uprn);
    }

    Optional<AccountDetails> details(Words words) {
        return Progress.ofThisBrowser()
                .get(PROFESSIONAL)
                .map(professional -> new AccountDetails(
                        new PersonName(text("forename"), text("surname")),
                        text("phone"),
                        new Address(
                                text("propertyName"),
                                text("houseNumber"),
                                text("street"),
                                text("area"),
                                text("town"),
                                text("county"),
                                text("postcode"),
                                text("uprn").isEmpty() ? null : text("uprn")),
                        Boolean.parseBoolean(professional)
                                ? new Profession(
                                        text("organisation"), text("jobTitle"), text("workPhone"), text("role"))
                                : null,
                        words.language()));
    }

    void keepEmail(String email) {
        Progress.ofThisBrowser().put(EMAIL, email);
    }

    String email() {
        return Progress.ofThisBrowser().get(EMAIL).orElse("");
    }

    void keep(RegistrationId id) {
        Progress.ofThisBrowser().put(ID, id.toString());
    }

    Optional<RegistrationId> id() {
        return Progress.ofThisBrowser().get(ID).map(RegistrationId::parse);
    }

    void forgetId() {
        Progress.ofThisBrowser().forget(ID);
    }

    void forget() {
        Progress.ofThisBrowser().forget(PREFIX);
    }

    private static String text(String name) {
        return Progress.ofThisBrowser().get(DETAILS + name).orElse("");
    }
}
