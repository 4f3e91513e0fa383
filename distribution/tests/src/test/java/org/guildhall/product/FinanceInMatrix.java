package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.guildhall.product.CoreInMatrix.ARCHIVE_OF_OTHER;
import static org.guildhall.product.CoreInMatrix.ARCHIVE_OF_OWNER;
import static org.guildhall.product.Matrix.ADMINISTRATOR;
import static org.guildhall.product.Matrix.MANAGER;
import static org.guildhall.product.Matrix.OFFICER;
import static org.guildhall.product.Matrix.OTHER;
import static org.guildhall.product.Matrix.OWNER;
import static org.guildhall.product.Matrix.SECOND;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guildhall.product.DemoLetters.Row;

/** The Client Finance Portal: drafts, a request, its evidence, letters, people, grants, imports, the API. */
final class FinanceInMatrix implements MatrixPart {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String EDITH = "Edith Pemberton";
    private static final String SAMPLE = "outcome-letter-2026-10.pdf";

    private final FinanceApiInMatrix calls = new FinanceApiInMatrix();

    @Override
    public Map<String, Line> pages() {
        Map<String, Line> pages = new LinkedHashMap<>();
        Line signedIn = Line.signedIn();
        Line officers = Line.of(OFFICER);
        Line staff = Line.of(OFFICER, MANAGER);
        pages.put("finance", Line.everybody());
        pages.put("finance/request", signedIn);
        pages.put("finance/request/consent", signedIn);
        pages.put(
                "finance/draft/:draft/:page?",
                signedIn.naming("draft", "draft.owner", 404, OWNER).naming("draft", "draft.other", 404, OTHER));
        // a draft that is gone was to be deleted, and whose it was is not told
        pages.put("finance/delete-draft/:draft", signedIn.naming("draft", "draft.owner", 200, OWNER));
        pages.put("finance/sent/:id", signedIn.naming("id", "request.owner", 403, OWNER));
        pages.put("finance/requests/:id", signedIn.naming("id", "request.owner", 403, OWNER));
        pages.put("finance/consents/:id", signedIn.naming("id", "request.owner", 404));
        pages.put("finance/documents", signedIn);
        pages.put(
                "finance/documents/:person",
                signedIn.naming("person", "person.shared", 403, OWNER, SECOND, OFFICER)
                        .naming("person", "person.alone", 403, OFFICER));
        pages.put(
                "finance/document/:document",
                officers.naming("document", "letter.shared", 403, OFFICER)
                        .naming("document", "letter.alone", 403, OFFICER)
                        .naming("document", "letter.recalled", 403, OFFICER));
        pages.put("finance/queue", staff);
        pages.put("finance/queue/:id", staff.naming("id", "request.owner", 403, OFFICER, MANAGER));
        for (String way : new String[] {"approve", "reject", "ask", "note", "phone-check"}) {
            pages.put("finance/queue/:id/" + way, officers.naming("id", "request.owner", 403, OFFICER));
        }
        pages.put("finance/people", staff);
        pages.put("finance/people/:person", staff.naming("person", "person.alone", 403, OFFICER, MANAGER));
        pages.put("finance/people/:person/readers", staff.naming("person", "person.shared", 403, OFFICER, MANAGER));
        pages.put("finance/people/:person/change", officers.naming("person", "person.alone", 403, OFFICER));
        pages.put(
                "finance/people/:person/renew/:grant",
                officers.naming("person", "person.shared", "grant", "grant.second", 403, OFFICER));
        pages.put(
                "finance/people/:person/revoke/:grant",
                officers.naming("person", "person.shared", "grant", "grant.second", 403, OFFICER));
        pages.put("finance/imports", staff);
        pages.put("finance/imports/:run", staff.naming("run", "run", 403, OFFICER, MANAGER));
        Line administrators = Line.of(ADMINISTRATOR);
        pages.put("finance/settings/roles", administrators);
        pages.put("finance/settings/roles/:role", administrators.naming("role", "finance.role", 403, ADMINISTRATOR));
        pages.put("finance/settings/new-role", administrators);
        pages.put("finance/settings/role-profile", administrators);
        pages.put("finance/settings/flow", administrators);
        for (String step : new String[] {"", "/consent", "/email", "/code"}) {
            pages.put("finance/new-request" + step, Line.everybody());
        }
        // no draft of somebody with an account is one of a visitor
        pages.put("finance/new-request/draft/:draft/:page?", Line.everybody().naming("draft", "draft.owner", 404));
        pages.put("finance/new-request/sent/:draft", Line.everybody().naming("draft", "draft.owner", 404));
        pages.put("finance/invitation/:token", Line.everybody().naming("token", "nothing", 200));
        return pages;
    }

    @Override
    public Map<String, Line> servlets() {
        return Map.of(
                "/documents/*",
                Line.everybody()
                        .naming("*", "file.shared", 403, OWNER, SECOND, OFFICER)
                        .naming("*", "file.alone", 403, OFFICER)
                        .naming("*", "file.recalled", 403, OFFICER)
                        .naming("*", "evidence.owner", 403, OWNER, OFFICER, MANAGER),
                "/subject-data/*",
                CoreInMatrix.archives(),
                "/api/finance/v1/*",
                Line.notHere("its calls are looked at with tokens; see FinanceApiInMatrix"));
    }

    @Override
    public void make(Matrix matrix) {
        letters(matrix);
        matrix.object(
                "draft.other",
                draft(matrix.visitor(OTHER), matrix.marker("draft of another", OTHER, ARCHIVE_OF_OTHER)));
        matrix.object("draft.owner", draft(matrix.visitor(OWNER), matrix.marker("draft", OWNER, ARCHIVE_OF_OWNER)));
        String person = matrix.marker("person asked about", OWNER, OFFICER, MANAGER, ARCHIVE_OF_OWNER);
        String reference = request(matrix, matrix.visitor(OWNER), person);
        review(matrix, reference, person + " Price");
        answer(matrix);
        calls.make(matrix);
        calls.recall(matrix, "MATRIX-C", matrix.marker("reason of the recall", OFFICER));
        records(matrix);
        matrix.object("finance.role", "poa");
    }

    /** The calls of the API, and then the documents again once one of their readers has lost access. */
    @Override
    public void further(Matrix matrix) {
        calls.look(matrix);
        Visitor officer = matrix.visitor(OFFICER);
        officer.open("");
        Officer.revoke(officer, EDITH, "Rhys Pemberton");
    }

    /** One for both representatives of a person, one for nobody yet. */
    private static void letters(Matrix matrix) {
        String name = matrix.marker("person", OFFICER, MANAGER);
        // managers see who has read which letter
        String letter = matrix.marker("letter", OWNER, SECOND, OFFICER, MANAGER);
        String alone = matrix.marker("unread letter", OFFICER);
        String recalled = matrix.marker("recalled letter", OFFICER, MANAGER);
        DemoLetters.dropPeople(
                matrix.product(),
                "MATRIX-1," + name + ",Lloyd,1939-02-03,,2,Mill Lane,,Ambleford,Barsetshire,GH1 1AB,999900000777");
        DemoLetters.drop(
                matrix.product(),
                letter(
                        matrix,
                        "MATRIX-A",
                        "CF1001",
                        letter,
                        matrix.marker("letter file", OWNER, SECOND, OFFICER),
                        matrix.marker("letter bytes", OWNER, SECOND, OFFICER)),
                letter(
                        matrix,
                        "MATRIX-B",
                        "MATRIX-1",
                        alone,
                        matrix.marker("unread letter file", OFFICER),
                        matrix.marker("unread letter bytes", OFFICER)),
                letter(
                        matrix,
                        "MATRIX-C",
                        "CF1001",
                        recalled,
                        matrix.marker("recalled file", OFFICER),
                        matrix.marker("recalled bytes", OFFICER)));
    }

    private static Row letter(Matrix matrix, String id, String person, String description, String file, String bytes) {
        Path dropped = file(matrix.product().data().resolve("finance-drop").resolve(file + ".pdf"), bytes);
        return new Row(id, person, "invoice", "About " + description, file + ".pdf", DemoLetters.sha256(dropped));
    }

    /** A whole PDF with these words in its bytes. */
    private static Path file(Path file, String words) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(Files.readAllBytes(DemoLetters.file(SAMPLE)));
            bytes.write(("%" + words + "\n").getBytes(StandardCharsets.UTF_8));
            return Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request begun for somebody of this forename; the draft's id. */
    private static String draft(Visitor visitor, String forename) {
        upToRecipient(visitor);
        visitor.type(visitor.field(Labels.FORENAME), forename);
        saved(visitor);
        return id(visitor.page().url());
    }

    private static void upToRecipient(Visitor visitor) {
        visitor.open("");
        AccessRequest.begin(visitor);
        visitor.choose(Labels.SOMEONE_ELSE).choose(Labels.YES).select(Labels.RELATIONSHIP, Labels.POA);
        visitor.press(Labels.YOUR_NAME).reached(Labels.YOUR_NAME);
        visitor.press(Labels.YOUR_ADDRESS).reached(Labels.YOUR_ADDRESS);
        visitor.press(Labels.RECIPIENT_NAME).reached(Labels.RECIPIENT_NAME);
    }

    private static void saved(Visitor visitor) {
        // leaving the field commits it
        visitor.page().keyboard().press("Tab");
        assertThat(visitor.page()
                        .getByRole(AriaRole.MAIN)
                        .getByText("Saved", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private static String request(Matrix matrix, Visitor owner, String forename) {
        upToRecipient(owner);
        owner.type(owner.field(Labels.FORENAME), forename).type(Labels.SURNAME, "Price");
        owner.press(Labels.DATE_OF_BIRTH).reached(Labels.DATE_OF_BIRTH);
        owner.type(Labels.DAY, "9").type(Labels.MONTH, "7").type(Labels.YEAR, "1946");
        owner.press(Labels.RECIPIENT_ADDRESS).reached(Labels.RECIPIENT_ADDRESS);
        SignIn.address(owner, "WR5 2NP", AccessRequest.OLWEN.addressLine(), Labels.LOOKUP);
        owner.press(Labels.EVIDENCE).reached(Labels.EVIDENCE);
        AccessRequest.upload(
                owner,
                file(
                        Product.freshFolder("matrix-evidence")
                                .resolve(matrix.marker("evidence", OWNER, OFFICER, MANAGER, ARCHIVE_OF_OWNER) + ".pdf"),
                        matrix.marker("evidence bytes", OWNER, OFFICER, MANAGER, ARCHIVE_OF_OWNER)));
        owner.press(Labels.CONTACT).reached(Labels.CONTACT);
        owner.choose(Labels.EMAIL_CONTACT).press(Labels.CHECK).reached(Labels.CHECK);
        String reference = AccessRequest.send(owner);
        matrix.object("request.owner", id(owner.page().url()));
        return reference;
    }

    /** An officer notes something, asks something, and has begun a note. */
    private static void review(Matrix matrix, String reference, String about) {
        Visitor officer = matrix.visitor(OFFICER);
        officer.open("");
        String heading = "Access request for " + about;
        Officer.open(officer, reference, heading);
        matrix.object("evidence.owner", linked(officer, "documents/"));
        officer.press("Add a note").reached("Add a note");
        officer.type("Note", matrix.marker("note", OFFICER, MANAGER, ARCHIVE_OF_OWNER))
                .press("Save note");
        officer.reached(heading).press(Labels.ASK).reached(Labels.ASK);
        officer.type(Labels.QUESTION, matrix.marker("question", OWNER, OFFICER, MANAGER, ARCHIVE_OF_OWNER))
                .press(Labels.SEND_QUESTION);
        officer.reached(heading).press("Add a note").reached("Add a note");
        officer.type("Note", matrix.marker("note begun", OFFICER));
        saved(officer);
    }

    /** The owner has begun to answer. */
    private static void answer(Matrix matrix) {
        Visitor owner = matrix.visitor(OWNER);
        owner.open("finance/requests/" + matrix.id("request.owner"));
        owner.reached(Labels.YOUR_REQUEST)
                .type(Labels.YOUR_ANSWER, matrix.marker("answer begun", OWNER, ARCHIVE_OF_OWNER));
        saved(owner);
    }

    /** The ids of what has come, off the officer's pages. */
    private static void records(Matrix matrix) {
        Visitor officer = matrix.visitor(OFFICER);
        person(matrix, officer, EDITH, "person.shared");
        String revoke = String.valueOf(officer.page()
                .locator("main li, main article, main .gh-card")
                .filter(new Locator.FilterOptions().setHasText("Rhys Pemberton"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Labels.REVOKE))
                .first()
                .getAttribute("href"));
        matrix.object("grant.second", revoke.replaceAll(".*/", ""));
        letterOf(matrix, officer, "person.shared", "Mxqletterzq", "shared");
        letterOf(matrix, officer, "person.shared", "Mxqrecalledletterzq", "recalled");
        person(matrix, officer, "MATRIX-1", "person.alone");
        letterOf(matrix, officer, "person.alone", "Mxqunreadletterzq", "alone");
        matrix.object("archive.person", "person/" + matrix.id("person.alone"));
        officer.open("finance/imports");
        officer.reached(Labels.IMPORTS);
        matrix.object("run", linked(officer, "finance/imports/"));
    }

    private static void person(Matrix matrix, Visitor officer, String text, String object) {
        officer.open("finance/people");
        officer.reached(Labels.PEOPLE).type("Search for a person", text);
        officer.press(officer.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(text))
                .getByRole(AriaRole.LINK));
        officer.page().waitForURL(url -> ID.matcher(url).find());
        officer.page().locator("h1").first().waitFor();
        matrix.object(object, id(officer.page().url()));
    }

    private static void letterOf(Matrix matrix, Visitor officer, String person, String marker, String object) {
        officer.open("finance/documents/" + matrix.id(person));
        officer.page().locator("h1").first().waitFor();
        Locator row = officer.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(marker));
        matrix.object(
                "file." + object,
                id(row.locator("a[href*='documents/']").first().getAttribute("href")));
        matrix.object(
                "letter." + object,
                id(row.locator("a[href*='finance/document/']").first().getAttribute("href")));
    }

    private static String linked(Visitor visitor, String address) {
        return id(visitor.page()
                .locator("main a[href*='" + address + "']")
                .first()
                .getAttribute("href"));
    }

    private static String id(String address) {
        Matcher id = ID.matcher(address);
        if (!id.find()) {
            throw new AssertionError("No id in " + address);
        }
        return id.group();
    }
}
