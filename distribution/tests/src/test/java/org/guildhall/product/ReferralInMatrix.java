package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.guildhall.product.CoreInMatrix.ARCHIVE_OF_OWNER;
import static org.guildhall.product.Matrix.EVERYBODY;
import static org.guildhall.product.Matrix.LADO;
import static org.guildhall.product.Matrix.MANAGER;
import static org.guildhall.product.Matrix.OTHER;
import static org.guildhall.product.Matrix.OWNER;
import static org.guildhall.product.Matrix.TRIAGE;

import com.microsoft.playwright.FileChooser;
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

/** The Children Referral Portal: a draft, a referral to social care, and one to the LADO, which is walled off. */
final class ReferralInMatrix implements MatrixPart {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String CHECK = "Check your answers";
    private static final String SENT = "Your referral has been sent";

    @Override
    public Map<String, Line> pages() {
        Map<String, Line> pages = new LinkedHashMap<>();
        String[] everybody = EVERYBODY.toArray(String[]::new);
        Line signedIn = Line.signedIn();
        Line officers = Line.of(TRIAGE, MANAGER, LADO);
        pages.put("referral", Line.everybody());
        pages.put("referral/start/:inbox", Line.everybody().naming("inbox", "inbox.early-help", 404, everybody));
        pages.put("referral/form/:draft/:page?", Line.everybody().naming("draft", "referral.draft", 404, OWNER));
        // a draft that is gone was to be deleted, and whose it was is not told
        pages.put("referral/delete-draft/:draft", signedIn.naming("draft", "referral.draft", 200, OWNER));
        pages.put("referral/mine", signedIn);
        for (String page : new String[] {"referral/sent/:id", "referral/mine/:id"}) {
            pages.put(
                    page,
                    signedIn.naming("id", "referral.social-care", 403, OWNER)
                            .naming("id", "referral.lado", 403, OTHER));
        }
        pages.put("referral/inbox", officers);
        pages.put(
                "referral/inbox/:inbox",
                officers.naming("inbox", "inbox.early-help", 403, TRIAGE, MANAGER)
                        .naming("inbox", "inbox.lado", 403, LADO));
        pages.put(
                "referral/case/:id",
                officers.naming("id", "referral.social-care", 403, TRIAGE, MANAGER)
                        .naming("id", "referral.lado", 404, LADO));
        for (String way : new String[] {"note", "decide", "feedback", "move"}) {
            pages.put(
                    "referral/case/:id/" + way,
                    officers.naming("id", "referral.social-care", 403, TRIAGE)
                            .naming("id", "referral.lado", 404, LADO));
        }
        pages.put("referral/figures", officers);
        return pages;
    }

    @Override
    public Map<String, Line> servlets() {
        return Map.of(
                "/documents/*",
                Line.everybody().naming("*", "attachment.lado", 403, OTHER, LADO),
                "/left",
                Line.notHere("ends the session of whoever sends it; see ReferralJourneyTest"));
    }

    @Override
    public void make(Matrix matrix) {
        matrix.object("inbox.early-help", "early-help");
        matrix.object("inbox.lado", "lado");
        draft(matrix);
        socialCare(matrix);
        lado(matrix);
        note(matrix, TRIAGE, "referral.social-care", matrix.marker("social care note", TRIAGE, MANAGER));
        note(matrix, LADO, "referral.lado", matrix.marker("walled note", LADO));
        attachment(matrix);
    }

    private static void draft(Matrix matrix) {
        Visitor owner = matrix.visitor(OWNER);
        begin(owner, "Request services from early help family support");
        Locator forename = owner.group("Child 1").getByLabel(Labels.FORENAME);
        owner.type(forename, matrix.marker("child of a draft", OWNER, ARCHIVE_OF_OWNER));
        owner.page().keyboard().press("Tab");
        assertThat(owner.page()
                        .getByRole(AriaRole.MAIN)
                        .getByText("Saved", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        matrix.object("referral.draft", id(owner));
    }

    private static void socialCare(Matrix matrix) {
        Visitor owner = matrix.visitor(OWNER);
        begin(owner, "Refer to Children's Social Care");
        FormWalk.least(owner)
                .answering(Labels.FORENAME, matrix.marker("child", OWNER, TRIAGE, MANAGER, ARCHIVE_OF_OWNER))
                .to(CHECK);
        send(owner);
        matrix.object("referral.social-care", id(owner));
    }

    private static void lado(Matrix matrix) {
        Visitor other = matrix.visitor(OTHER);
        begin(other, "Adult who works with Children");
        FormWalk walk = FormWalk.least(other)
                .answering(Labels.FORENAME, matrix.marker("adult", OTHER, LADO))
                .answering("I am completing this form as a", "Professional (LADO/Social Care/Early Help Referral)")
                .answering("Do you know of a child or children who are affected?", "No");
        walk.to("Attaching Documents");
        Path file = file(
                Product.freshFolder("matrix-attachment").resolve(matrix.marker("attachment", OTHER, LADO) + ".pdf"),
                matrix.marker("attachment bytes", OTHER, LADO));
        FileChooser chooser = other.page().waitForFileChooser(() -> other.press(Labels.CHOOSE_FILE));
        chooser.setFiles(file);
        other.sees(file.getFileName() + " has been uploaded.");
        walk.to(CHECK);
        send(other);
        matrix.object("referral.lado", id(other));
    }

    private static void note(Matrix matrix, String role, String referral, String words) {
        Visitor officer = matrix.visitor(role);
        officer.open("referral/case/" + matrix.id(referral) + "/note");
        officer.reached("Add a note").type("Note", words).press("Save note").sees(words);
    }

    private static void attachment(Matrix matrix) {
        Visitor officer = matrix.visitor(LADO);
        officer.open("referral/case/" + matrix.id("referral.lado"));
        Locator link = officer.page().locator("main a[href*='documents/']").first();
        link.waitFor();
        matrix.object("attachment.lado", id(String.valueOf(link.getAttribute("href"))));
    }

    private static void begin(Visitor visitor, String button) {
        visitor.open("referral");
        visitor.reached("Children, young people and families");
        visitor.press(button).press("Start now").reached("Who is this About?");
    }

    private static void send(Visitor visitor) {
        visitor.press("Send Report to Local Authority").reached(SENT);
        // the address follows the page
        visitor.page().waitForURL("**/referral/sent/*");
    }

    /** A whole PDF with these words in its bytes. */
    private static Path file(Path file, String words) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(Files.readAllBytes(DemoLetters.file("outcome-letter-2026-10.pdf")));
            bytes.write(("%" + words + "\n").getBytes(StandardCharsets.UTF_8));
            return Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(Visitor visitor) {
        return id(visitor.page().url());
    }

    private static String id(String address) {
        Matcher id = ID.matcher(address);
        if (!id.find()) {
            throw new AssertionError("No id in " + address);
        }
        return id.group();
    }
}
