package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator looks accounts and roles up, and notes that an officer has left. */
class UsersPagesTest {
    private static final String USERS = "Users and roles";

    @Test
    @Tag("I7")
    void accountsAreFoundByStateAndRoleAndEachRoleIsExplained() {
        try (Product product = Product.at(Product.freshFolder("roles")).start();
                Visitor administrator = Visitor.withKeyboardOnly(product)) {
            DemoLetters.awaitFirst(product);
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow(USERS).reached(USERS);
            administrator.sees("Enter a part of a name or of an email address, or choose a state or a role.");
            administrator.select("Role", "Auditor");
            assertThat(rows(administrator)).hasCount(1);
            assertThat(rows(administrator)).containsText(SignIn.AUDITOR);
            assertThat(rows(administrator)).containsText("Never");
            administrator.select("State", "Locked").sees("No account matches.");
            administrator.select("State", "Active");
            assertThat(rows(administrator)).hasCount(1);
            Looks.check(administrator.page(), "users");

            administrator.press("What each role may do").reached("Roles");
            Looks.check(administrator.page(), "roles");
            administrator.press("Finance officer").reached("Finance officer");
            administrator
                    .sees("Decides who may see a person's financial documents.")
                    .sees(SignIn.OFFICER);
            Looks.check(administrator.page(), "role");
            administrator.press("All roles").reached("Roles");
            administrator.press("Council administrator").reached("Council administrator");
            administrator.sees("Change, lock and unlock accounts, and note that a person has left");

            // nobody locks themselves
            administrator.press("Ellen Marsh").reached("Ellen Marsh");
            administrator.sees("This is your own account: another administrator can lock it.");
            assertThat(administrator.button("Lock this account")).hasCount(0);
            assertThat(administrator.button("This person has left")).hasCount(0);
        }
    }

    @Test
    @Tag("I7")
    void whoeverHasLeftIsSignedOutAndTheirRequestsGoBackToEverybody() {
        try (Product product = Product.at(Product.freshFolder("leaver"))
                        .forManySignIns()
                        .start();
                Visitor administrator = Visitor.withKeyboardOnly(product);
                Visitor officer = Visitor.of(product);
                Visitor citizen = Visitor.of(product)) {
            DemoLetters.awaitFirst(product);
            NewPerson person = NewPerson.somebody();
            SignIn.register(citizen, person);
            AccessRequest.begin(citizen);
            AccessRequest.answer(citizen, person, AccessRequest.OLWEN, Labels.NOMINEE);
            String reference = AccessRequest.send(citizen);
            SignIn.demo(officer, SignIn.OFFICER);
            Officer.open(officer, reference, AccessRequest.OLWEN);
            officer.press("Assign to me").sees("Give back to everybody");

            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow(USERS).reached(USERS);
            administrator.select("Role", "Finance officer");
            administrator.press("Priya Nair").reached("Priya Nair");
            administrator.press("This person has left").reached("Has Priya Nair left?");
            administrator
                    .sees("These roles are taken away: Finance officer.")
                    .sees("Access requests that go back to everybody: 1.");
            Looks.check(administrator.page(), "leaver-question");
            administrator.press("Yes, this person has left").reached("Priya Nair");
            administrator
                    .sees("It is noted that this person has left.")
                    .sees("Access requests that go back to everybody: 1.")
                    .sees("Has left. Noted at");
            Looks.check(administrator.page(), "leaver");

            officer.open("finance/queue");
            officer.reached(Labels.LOGIN_1);
            administrator.follow(Labels.AUDIT).reached(Labels.AUDIT);
            administrator.type("What happened", "has left").press("Search");
            Locator rows = rows(administrator);
            assertThat(rows).hasCount(1);
            assertThat(rows).containsText("Noted that a person has left");
            assertThat(rows).containsText("Priya Nair");
            administrator.type("What happened", "gave an access request back").press("Search");
            assertThat(rows(administrator)
                            .filter(new Locator.FilterOptions().setHasText("Gave an access request back to everybody")))
                    .hasCount(1);
        }
    }

    private static Locator rows(Visitor administrator) {
        return administrator.page().locator("main tbody").getByRole(AriaRole.ROW);
    }
}
