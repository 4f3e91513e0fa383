package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A council picks the order in which requests go from hand to hand, or writes its own. */
class RequestFlowsTest {
    private static final String FLOW = "Finance request flow";
    private static final String REQUEST_FIRST =
            "Request first: a request with evidence before an account, the review, a link"
                    + " by email, then the request on the portal";
    private static final String YOUR_EMAIL = "Your email address";
    private static final String CONFIRM_EMAIL = "Confirm your email address";
    private static final String CAPACITY = "I confirm that I am the person who is receiving services and that I have"
            + " capacity to manage my own financial affairs";
    private static final String APPROVED = "Your request was approved";

    private static final Product PRODUCT =
            Product.at(Product.freshFolder("request-flows")).forManySignIns();

    @BeforeAll
    static void start() {
        PRODUCT.start();
        DemoLetters.awaitFirst(PRODUCT);
    }

    @AfterAll
    static void stop() {
        PRODUCT.close();
    }

    @Test
    @Tag("looks")
    @Tag("A10")
    @Tag("B2")
    @Tag("B4")
    @Tag("B9")
    @Tag("F0")
    @Tag("F1")
    @Tag("F2")
    @Tag("F3")
    @Tag("F4")
    @Tag("F5")
    @Tag("F6")
    @Tag("F7")
    @Tag("F8")
    @Tag("F9")
    @Tag("F10")
    @Tag("F11")
    @Tag("F12")
    @Tag("F13")
    void aRequestBeforeAnAccountLeadsToAccess() {
        NewPerson person = NewPerson.somebody();
        choose(REQUEST_FIRST);
        try (Visitor visitor = Visitor.withKeyboardOnly(PRODUCT);
                Visitor officer = Visitor.of(PRODUCT);
                Visitor registrant = Visitor.of(PRODUCT)) {
            String first = asks(visitor, person);
            SignIn.demo(officer, SignIn.OFFICER);
            Mailbox.Mark before = visitor.mailbox().mark(person.email());
            approvesFirst(officer, first);
            Mailbox.Mail mail = visitor.mailbox().next(before, "/finance/invitation/");
            assertFalse(mail.subject().contains(first), "no reference in a subject");

            officer.press("Withdraw the link").sees("The link has been withdrawn.");
            Looks.check(officer.page(), "finance-review-link-withdrawn");
            registrant.open(path(mail.link()));
            registrant.reached("This link cannot be used");
            Looks.check(registrant.page(), "finance-invitation-gone");
            Mailbox.Mark again = visitor.mailbox().mark(person.email());
            officer.press("Send the link again").sees("The link has been sent again.");
            visitor.mailbox().next(again, "/finance/invitation/");

            String second = registers(registrant, person, mail.link());
            registrant.open(path(mail.link()));
            registrant.reached("This link cannot be used");

            Officer.open(officer, second, AccessRequest.OLWEN);
            officer.sees("This request goes on from " + first).sees("Evidence sent with the first request");
            assertThat(officer.link("outcome-letter-2026-10.pdf")).isVisible();
            Looks.check(officer.page(), "finance-review-follows");
            // the record that was chosen the first time is chosen
            officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
            officer.press(Labels.APPROVE_REQUEST).sees("Decided by Priya Nair");
            officer.press("See the first request").sees("sent the request " + second + " on the portal");

            registrant.open("");
            registrant
                    .press("View documents of " + AccessRequest.OLWEN.fullName())
                    .reached("Documents of " + AccessRequest.OLWEN.fullName());

            // somebody else whom they represent: on the portal at once, with what proves it
            registrant.open("");
            AccessRequest.begin(registrant);
            AccessRequest.answer(registrant, person, AccessRequest.MARGARET, Labels.POA);
            String other = AccessRequest.send(registrant);
            Officer.open(officer, other, AccessRequest.MARGARET);
            approvesAfterReading(officer);
            registrant.open("");
            registrant
                    .sees("View documents of " + AccessRequest.OLWEN.fullName())
                    .sees("View documents of " + AccessRequest.MARGARET.fullName());
        }
    }

    /** Everything that is said and asked before there is an account. */
    private static String asks(Visitor visitor, NewPerson person) {
        visitor.open("finance");
        visitor.reached(Labels.PORTAL)
                .sees("you will be sent the link to the Client Finance Portal")
                .press(Labels.SUBMIT_REQUEST)
                .reached(Labels.REQUEST_START);
        visitor.sees(Labels.POA).sees("You need no account for it.");
        Looks.check(visitor.page(), "finance-visitor-start");
        visitor.press(Labels.START).reached(Labels.CONSENT);
        visitor.choose("No").press(Labels.CONTINUE).reached("You have not started a request");
        visitor.open("finance/new-request/email");
        visitor.reached(Labels.REQUEST_START);
        visitor.press(Labels.START).reached(Labels.CONSENT);
        visitor.choose(Labels.YES).press(Labels.CONTINUE).reached(YOUR_EMAIL);
        visitor.press("Email me a code").sees("Enter your email address");
        visitor.type(Labels.EMAIL_ADDRESS, "sian at example").press("Email me a code");
        visitor.sees("Enter an email address in the correct format");
        Looks.check(visitor.page(), "finance-visitor-email");
        visitor.page().reload();
        visitor.reached(YOUR_EMAIL);
        assertThat(visitor.field(Labels.EMAIL_ADDRESS)).hasValue("sian at example");
        Mailbox.Mark before = visitor.mailbox().mark(person.email());
        visitor.type(Labels.EMAIL_ADDRESS, person.email())
                .press("Email me a code")
                .reached(CONFIRM_EMAIL);
        visitor.type(Labels.CODE, "0000 0000").press("Confirm").sees("The code is not right");
        Looks.check(visitor.page(), "finance-visitor-code");
        visitor.type(Labels.CODE, visitor.mailbox().next(before).code())
                .press("Confirm")
                .reached(Labels.WHO);

        visitor.choose(Labels.MYSELF).press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
        assertThat(visitor.tick(CAPACITY)).isVisible();
        visitor.press(Labels.BACK).reached(Labels.WHO);
        visitor.choose(Labels.SOMEONE_ELSE);
        visitor.open("finance/new-request");
        visitor.sees("You have started a request that you have not sent yet.")
                .press("Continue your request")
                .reached(Labels.WHO);
        assertThat(visitor.radio(Labels.SOMEONE_ELSE)).isChecked();
        try (Visitor stranger = Visitor.of(PRODUCT)) {
            stranger.open(path(visitor.page().url()));
            stranger.reached(Labels.NOT_FOUND);
        }
        AccessRequest.answer(visitor, person, AccessRequest.OLWEN, Labels.POA);
        Looks.check(visitor.page(), "finance-visitor-check");
        String reference = AccessRequest.send(visitor);
        visitor.sees("the email has a link to register for an account");
        Looks.check(visitor.page(), "finance-visitor-sent");
        visitor.page().reload();
        visitor.reached(Labels.SENT).sees(reference);
        return reference;
    }

    private static void approvesFirst(Visitor officer, String reference) {
        officer.follow(Labels.QUEUE).reached(Labels.QUEUE).sees("Asked before an account");
        Looks.check(officer.page(), "finance-queue-visitor");
        // the list anew from elsewhere: else the one that is about to be replaced passes for it
        officer.open("");
        Officer.open(officer, reference, AccessRequest.OLWEN);
        officer.sees("Asked before an account").sees("(confirmed by a code)");
        assertThat(officer.button(Labels.ASK)).hasCount(0);
        officer.choose(Officer.records(officer).first());
        officer.press(Labels.CHOOSE_RECORD).sees("chosen as the person meant");
        Looks.check(officer.page(), "finance-review-visitor");
        officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
        officer.sees("With your approval we email a link to register.");
        assertThat(officer.group("Which documents may they see?")).hasCount(0);
        Looks.check(officer.page(), "finance-approve-visitor");
        officer.press(Labels.APPROVE_REQUEST).sees("The requester was sent the link to register by email.");
        officer.sees("Nobody has come by it yet.");
    }

    /** By the link to an account, and on to the request on the portal. */
    private static String registers(Visitor registrant, NewPerson person, String link) {
        registrant.open(path(link));
        registrant.reached(APPROVED).sees(person.email());
        Looks.check(registrant.page(), "finance-invitation");
        registrant.press("Register for an account").reached(Labels.STEP_1);
        assertThat(registrant.field(Labels.FORENAME)).hasValue(person.forename());
        assertThat(registrant.field(Labels.SURNAME)).hasValue(person.surname());
        assertThat(registrant.field(Labels.STREET)).hasValue("Spindle Hill");
        registrant.press(Labels.NEXT).reached(Labels.STEP_2);
        Locator email = registrant.field(Labels.EMAIL_ADDRESS);
        assertThat(email).hasValue(person.email());
        assertThat(email).not().isEditable();
        Looks.check(registrant.page(), "register-invited");
        registrant
                .typeSecret(Labels.PASSWORD, person.password())
                .typeSecret(Labels.CONFIRM_PASSWORD, person.password());
        Mailbox.Mark before = registrant.mailbox().mark(person.email());
        registrant.press(Labels.NEXT).reached(Labels.STEP_3);
        registrant
                .type(Labels.CODE, registrant.mailbox().next(before).code())
                .press(Labels.FINISH)
                .reached(APPROVED);
        Looks.check(registrant.page(), "finance-invitation-signed-in");
        registrant.press(Labels.CONTINUE).reached(Labels.CHECK);
        registrant.sees(AccessRequest.OLWEN.fullName()).sees(Labels.POA);
        assertFalse(registrant.page().getByRole(AriaRole.MAIN).innerText().contains(Labels.EVIDENCE));
        registrant.open("");
        registrant.press("Continue your request").reached(Labels.CHECK);
        return AccessRequest.send(registrant);
    }

    @Test
    @Tag("F5")
    @Tag("F11")
    void aThirdFlowIsDataAlone() throws IOException {
        Path folder = Files.createDirectories(PRODUCT.data().resolve("finance-flows"));
        Files.writeString(folder.resolve("broken.json"), "{\"id\": \"broken\", \"version\": 1, \"steps\": []}");
        Files.writeString(folder.resolve("straight-in.json"), """
                {"id": "straight-in", "version": 1,
                 "name": {"en": "Straight in: the link opens the documents", "cy": "Yn syth i mewn"},
                 "steps": [
                   {"do": "confirm-email"},
                   {"do": "request", "by": "visitor", "capacity": true},
                   {"do": "review"},
                   {"do": "invite", "days": 2},
                   {"do": "register"},
                   {"do": "grant"}]}
                """);
        NewPerson person = NewPerson.somebody();
        try (Visitor administrator = Visitor.of(PRODUCT)) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("Settings").reached("Settings").press(FLOW).reached(FLOW);
            administrator.sees("The file broken.json cannot be used: it must end with access (grant)");
            Looks.check(administrator.page(), "finance-flow");
            administrator
                    .choose("Straight in: the link opens the documents")
                    .press("Save flow")
                    .sees("The flow was saved");
        }
        try (Visitor visitor = Visitor.of(PRODUCT);
                Visitor known = Visitor.of(PRODUCT);
                Visitor officer = Visitor.of(PRODUCT)) {
            SignIn.demo(officer, SignIn.OFFICER);
            String reference = asksForThemselves(visitor, person.email(), person);
            visitor.open(approvesAtOnce(officer, reference, person.email()));
            visitor.press("Register for an account").reached(Labels.STEP_1);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            visitor.typeSecret(Labels.PASSWORD, person.password())
                    .typeSecret(Labels.CONFIRM_PASSWORD, person.password());
            Mailbox.Mark code = visitor.mailbox().mark(person.email());
            visitor.press(Labels.NEXT).reached(Labels.STEP_3);
            visitor.type(Labels.CODE, visitor.mailbox().next(code).code())
                    .press(Labels.FINISH)
                    .reached(APPROVED);
            visitor.press(Labels.CONTINUE).reached("Documents of " + AccessRequest.OLWEN.fullName());

            // somebody who has an account is told nothing else, and signs in
            String again = asksForThemselves(known, SignIn.CITIZEN, person);
            known.open(approvesAtOnce(officer, again, SignIn.CITIZEN));
            known.reached(APPROVED).sees("Register for one, or sign in if you have one with this address.");
            known.press(known.page()
                            .getByRole(AriaRole.MAIN)
                            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Labels.SIGN_IN)))
                    .reached(Labels.LOGIN_1);
            SignIn.finish(known, SignIn.CITIZEN, SignIn.DEMO_PASSWORD);
            known.reached(APPROVED).press(Labels.CONTINUE).reached("Documents of " + AccessRequest.OLWEN.fullName());
        }
    }

    /** From the public page to the reference. */
    private static String asksForThemselves(Visitor visitor, String email, NewPerson livesAt) {
        begins(visitor, email);
        visitor.choose(Labels.MYSELF).press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
        visitor.type(Labels.FORENAME, "Olwen").type(Labels.SURNAME, "Price");
        visitor.type(Labels.DAY, "9").type(Labels.MONTH, "7").type(Labels.YEAR, "1946");
        SignIn.address(visitor, livesAt.postcode(), livesAt.addressLine(), Labels.LOOKUP);
        visitor.press(Labels.CONTACT).sees("Tick to confirm that you have capacity");
        Looks.check(visitor.page(), "finance-visitor-capacity");
        visitor.tickBox(CAPACITY).press(Labels.CONTACT).reached(Labels.CONTACT);
        visitor.press(Labels.CHECK).reached(Labels.CHECK);
        return AccessRequest.send(visitor);
    }

    /** Opens what proves the role where the page says that nobody has. */
    private static void approvesAfterReading(Visitor officer) {
        officer.choose(Officer.records(officer).first());
        officer.press(Labels.CHOOSE_RECORD).sees("chosen as the person meant");
        officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
        officer.sees("You have not opened what was sent to prove the role:");
        Looks.check(officer.page(), "finance-approve-unopened");
        Object letter = officer.link("outcome-letter-2026-10.pdf").evaluate("one => one.href");
        assertEquals(200, officer.page().request().get(letter.toString()).status());
        officer.open(officer.page().url());
        officer.reached(Labels.APPROVE_TITLE);
        assertThat(officer.text("You have not opened")).hasCount(0);
        officer.press(Labels.APPROVE_REQUEST).sees("Decided by Priya Nair");
    }

    /** Approves what the link opens at once; the path of the link. */
    private static String approvesAtOnce(Visitor officer, String reference, String email) {
        Officer.open(officer, reference, AccessRequest.OLWEN);
        officer.choose(Officer.records(officer).first());
        officer.press(Labels.CHOOSE_RECORD).sees("chosen as the person meant");
        officer.press(Labels.APPROVE).reached(Labels.APPROVE_TITLE);
        assertThat(officer.group("Which documents may they see?")).isVisible();
        Mailbox.Mark before = officer.mailbox().mark(email);
        officer.press(Labels.APPROVE_REQUEST).sees("Decided by Priya Nair");
        return path(officer.mailbox().next(before, "/finance/invitation/").link());
    }

    @Test
    @Tag("F6")
    @Tag("F11")
    void rolesAreSetOnPagesOfTheirOwnAndAMistakeIsToldThere() {
        try (Visitor administrator = Visitor.of(PRODUCT);
                Visitor officer = Visitor.of(PRODUCT)) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator
                    .follow("Settings")
                    .reached("Settings")
                    .press("Finance roles")
                    .reached("Finance roles");
            administrator.sees(Labels.POA).sees(Labels.NOMINEE);
            Looks.check(administrator.page(), "finance-roles");
            administrator.press("Add a role").reached("Add a role");
            administrator.type("Short name", "poa").type("What it is called in Welsh", "Ffrind y llys");
            administrator.type("Months of access", "soon").press("Save role");
            administrator
                    .sees("There is a role poa already. Choose another short name")
                    .sees("Enter the words in English too")
                    .sees("Enter a number of months up to 240");
            Looks.check(administrator.page(), "finance-role-problems");
            administrator
                    .type("Short name", "court-friend")
                    .type("What it is called", "Court friend")
                    .type("Months of access", "6")
                    .press("Save role")
                    .reached("Finance roles");
            administrator.sees("Court friend").sees("6 at most");

            administrator.open("admin/settings/org.guildhall.finance");
            administrator.sees("These settings have pages of their own:");
            assertThat(administrator.field("Roles")).hasCount(0);
            administrator.type("Flow of requests", "no-such-flow").press("Save");
            administrator.sees("There is no flow “no-such-flow”.");

            administrator.open("finance/settings/role-profile");
            administrator.choose("Three roles");
            Looks.check(administrator.page(), "finance-role-profile");
            administrator.press("Use this list").reached("Finance roles");
            administrator
                    .sees("Lasting Power of Attorney")
                    .sees("Appointeeship")
                    .sees("Deputyship Order");
            administrator.open("finance/settings/role-profile");
            administrator.choose("Five roles").press("Use this list").reached("Finance roles");
            administrator.sees(Labels.NOMINEE);

            SignIn.demo(officer, SignIn.OFFICER);
            for (String page : new String[] {"finance/settings/roles", "finance/settings/flow"}) {
                officer.open(page);
                officer.reached(Labels.FORBIDDEN);
            }
        }
    }

    private static void choose(String flow) {
        try (Visitor administrator = Visitor.of(PRODUCT)) {
            SignIn.demo(administrator, SignIn.ADMINISTRATOR);
            administrator.follow("Settings").reached("Settings").press(FLOW).reached(FLOW);
            administrator.choose(flow).press("Save flow").sees("The flow was saved");
        }
    }

    private static void begins(Visitor visitor, String email) {
        visitor.open("finance");
        visitor.press(Labels.SUBMIT_REQUEST).press(Labels.START).reached(Labels.CONSENT);
        visitor.choose(Labels.YES).press(Labels.CONTINUE).reached(YOUR_EMAIL);
        Mailbox.Mark before = visitor.mailbox().mark(email);
        visitor.type(Labels.EMAIL_ADDRESS, email).press("Email me a code").reached(CONFIRM_EMAIL);
        visitor.type(Labels.CODE, visitor.mailbox().next(before).code())
                .press("Confirm")
                .reached(Labels.WHO);
    }

    /** The path of an address, as {@link Visitor#open} takes it. */
    private static String path(String address) {
        return address.substring(address.indexOf('/', "https://".length()) + 1);
    }
}
