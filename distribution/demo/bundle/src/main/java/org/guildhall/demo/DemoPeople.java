package org.guildhall.demo;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.account.Profession;
import org.guildhall.api.address.Address;
import org.guildhall.api.permission.Role;
import org.jspecify.annotations.Nullable;

/** The made-up people who have an account. */
final class DemoPeople {
    /** At least fifteen characters, so that the strictest policy of a portal is met too. */
    static final String PASSWORD = "Heron-Meadow-4172";

    static final String FINANCE_OFFICER = "finance.officer@example.org";
    static final String CITIZEN = "citizen@example.org";
    static final String SECOND_REPRESENTATIVE = "second.representative@example.org";

    private static final Address TOWN_HALL =
            new Address("Guildhall", "14", "Market Place", "", "Ambleford", "Barsetshire", "GH1 1AB", "999900000068");
    private static final Address HOME =
            new Address("", "9", "Market Place", "", "Ambleford", "Barsetshire", "GH1 1AB", "999900000064");
    private static final Address SECOND_HOME =
            new Address("", "21", "Spindle Hill", "", "Ambleford", "Barsetshire", "WR5 2NP", "999900000021");

    static final List<DemoPerson> ALL = List.of(
            citizen(CITIZEN, "Amira", "Pemberton", "citizen", HOME, null),
            citizen(SECOND_REPRESENTATIVE, "Rhys", "Pemberton", "second-representative", SECOND_HOME, null),
            citizen(
                    "professional@example.org",
                    "Grace",
                    "Okafor",
                    "professional",
                    TOWN_HALL,
                    new Profession("Meadow Primary School", "Deputy head", "01632 960 015", "teacher")),
            staff(FINANCE_OFFICER, "Priya", "Nair", "finance-officer", Role.FINANCE_OFFICER),
            staff("send.caseworker@example.org", "Tomos", "Griffiths", "send-caseworker", Role.CASEWORKER),
            staff("referral.triage@example.org", "Hannah", "Lowe", "referral-triage", Role.REFERRAL_TRIAGE),
            staff("lado.officer@example.org", "Marcus", "Bell", "lado-officer", Role.LADO_OFFICER),
            staff("team.manager@example.org", "Sunita", "Rao", "team-manager", Role.TEAM_MANAGER),
            staff("auditor@example.org", "Owen", "Hughes", "auditor", Role.AUDITOR),
            staff(
                    "admin@example.org",
                    "Ellen",
                    "Marsh",
                    "admin",
                    Role.COUNCIL_ADMINISTRATOR,
                    Role.PLATFORM_ADMINISTRATOR));

    private DemoPeople() {}

    /**
     * Somebody with an account.
     *
     * @param textKey what the account is for
     * @param staffRoles roles beside {@code citizen}
     */
    record DemoPerson(String email, AccountDetails details, String textKey, Set<String> staffRoles) {}

    private static DemoPerson citizen(
            String email,
            String forename,
            String surname,
            String purpose,
            Address address,
            @Nullable Profession profession) {
        return person(email, forename, surname, purpose, address, profession, Set.of());
    }

    private static DemoPerson staff(String email, String forename, String surname, String purpose, String... roles) {
        return person(email, forename, surname, purpose, TOWN_HALL, null, Set.of(roles));
    }

    private static DemoPerson person(
            String email,
            String forename,
            String surname,
            String purpose,
            Address address,
            @Nullable Profession profession,
            Set<String> roles) {
        AccountDetails details =
                new AccountDetails(new PersonName(forename, surname), "01632 960 012", address, profession, Locale.UK);
        return new DemoPerson(email, details, "demo.account." + purpose, roles);
    }
}
