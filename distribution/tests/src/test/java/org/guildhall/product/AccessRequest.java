package org.guildhall.product;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The access request form, page by page as a citizen goes through it. */
final class AccessRequest {
    private static final Pattern REFERENCE = Pattern.compile("\\bCFP-[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

    private AccessRequest() {}

    /**
     * Somebody who receives care and support.
     *
     * @param postcode one of the made-up gazetteer
     * @param addressLine what the list of that postcode shows
     */
    record Represented(
            String forename,
            String surname,
            String day,
            String month,
            String year,
            String postcode,
            String addressLine) {
        String fullName() {
            return forename + " " + surname;
        }
    }

    /** A person whose finance record is part of the demo data. */
    static final Represented OLWEN = new Represented(
            "Olwen", "Price", "9", "7", "1946", "WR5 2NP", "7 Spindle Hill, Ambleford, Barsetshire, WR5 2NP");

    /** The same person with slips: a letter of the name, day and month of birth swapped. */
    static final Represented DESMOND_WITH_SLIPS = new Represented(
            "Desmond", "Acheby", "12", "5", "1952", "WR5 2NQ", "12 Weaver's Row, Ambleford, Barsetshire, WR5 2NQ");

    static final Represented MARGARET = new Represented(
            "Margaret",
            "Ashdown",
            "21",
            "4",
            "1949",
            "GH1 2BE",
            "5 Orchard Close, Northgate, Ambleford, Barsetshire, GH1 2BE");

    /** Of whom a death is noted: nobody else's test asks for her documents. */
    static final Represented JOAN = new Represented(
            "Joan",
            "Fletcher",
            "10",
            "2",
            "1935",
            "GH2 4DG",
            "Brook Farm, Church Lane, Little Ambleford, Barsetshire, GH2 4DG");

    /** From home to the first question, with consent given. */
    static void begin(Visitor visitor) {
        visitor.press(Labels.NEW_REQUEST).reached(Labels.REQUEST_START);
        visitor.press(Labels.START).reached(Labels.CONSENT);
        visitor.choose(Labels.YES).press(Labels.CONTINUE).reached(Labels.WHO);
    }

    /** From the first question to "Check your answers", as somebody's attorney or nominee. */
    static void answer(Visitor visitor, NewPerson requester, Represented represented, String role) {
        visitor.choose(Labels.SOMEONE_ELSE);
        visitor.choose(Labels.YES).select(Labels.RELATIONSHIP, role);
        visitor.press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
        name(visitor, requester.forename(), requester.surname());
        visitor.press(Labels.YOUR_ADDRESS).reached(Labels.YOUR_ADDRESS);
        SignIn.address(visitor, requester.postcode(), requester.addressLine(), Labels.LOOKUP);
        visitor.press(Labels.RECIPIENT_NAME).reached(Labels.RECIPIENT_NAME);
        name(visitor, represented.forename(), represented.surname());
        visitor.press(Labels.DATE_OF_BIRTH).reached(Labels.DATE_OF_BIRTH);
        visitor.type(Labels.DAY, represented.day())
                .type(Labels.MONTH, represented.month())
                .type(Labels.YEAR, represented.year());
        visitor.press(Labels.RECIPIENT_ADDRESS).reached(Labels.RECIPIENT_ADDRESS);
        SignIn.address(visitor, represented.postcode(), represented.addressLine(), Labels.LOOKUP);
        if (role.equals(Labels.NOMINEE)) {
            visitor.press(Labels.CONTACT).reached(Labels.CONTACT);
        } else {
            visitor.press(Labels.EVIDENCE).reached(Labels.EVIDENCE);
            visitor.press(Labels.CONTACT).sees(Labels.PROBLEM);
            upload(visitor, DemoLetters.file("outcome-letter-2026-10.pdf"));
            visitor.seesNoProblem();
            visitor.press(Labels.CONTACT).reached(Labels.CONTACT);
        }
        visitor.choose(Labels.EMAIL_CONTACT).press(Labels.CHECK).reached(Labels.CHECK);
    }

    /** Chooses a file and waits until the server has it. */
    static void upload(Visitor visitor, Path file) {
        FileChooser chooser = visitor.page().waitForFileChooser(() -> visitor.press(Labels.CHOOSE_FILE));
        chooser.setFiles(file);
        visitor.sees(file.getFileName() + " has been uploaded.").look("File uploaded");
    }

    /** Sends the request; the reference number. */
    static String send(Visitor visitor) {
        visitor.press(Labels.SEND).reached(Labels.SENT);
        return reference(visitor);
    }

    /** The reference number shown on the page. */
    static String reference(Visitor visitor) {
        Matcher reference =
                REFERENCE.matcher(visitor.page().getByRole(AriaRole.MAIN).innerText());
        if (!reference.find()) {
            throw new AssertionError("No reference number on the page");
        }
        return reference.group();
    }

    private static void name(Visitor visitor, String forename, String surname) {
        Locator forenames = visitor.field(Labels.FORENAME);
        visitor.type(forenames, forename).type(Labels.SURNAME, surname);
    }
}
