package org.guildhall.product;

import static org.guildhall.product.CoreInMatrix.ARCHIVE_OF_OWNER;
import static org.guildhall.product.Matrix.CASEWORKER;
import static org.guildhall.product.Matrix.MANAGER;
import static org.guildhall.product.Matrix.OWNER;
import static org.guildhall.product.Matrix.SECOND;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The EHCP and SEND Parent Portal: a case that two parents of one child see, each something else of it, and nobody else's parent. One of
 * them sees it no more in the end.
 */
final class SendInMatrix implements MatrixPart {
    private static final String SECOND_NAME = "Rhys Pemberton";

    @Override
    public Map<String, Line> pages() {
        Map<String, Line> pages = new LinkedHashMap<>();
        Line signedIn = Line.signedIn();
        Line readers = Line.of(CASEWORKER, MANAGER);
        Line caseworkers = Line.of(CASEWORKER);
        Line parents = signedIn.naming("case", "send.case", 403, OWNER, SECOND);
        pages.put("send", Line.everybody());
        pages.put("send/invitation/:token", Line.everybody().naming("token", "nothing", 200));
        pages.put("send/request", Line.everybody());
        pages.put("send/request/:draft/:page?", signedIn.naming("draft", "send.request-draft", 403, OWNER));
        // a draft that is gone was to be deleted, and whose it was is not told
        pages.put("send/delete-request/:draft", signedIn.naming("draft", "send.request-draft", 200, OWNER));
        pages.put(
                "send/requested/:request", signedIn.naming("request", "send.request", "send.request-case", 403, OWNER));
        pages.put("send/case/:id/request", readers.naming("id", "send.request-case", 403, CASEWORKER, MANAGER));
        pages.put("send/setup", signedIn);
        pages.put("send/children", signedIn);
        pages.put("send/dashboard/:case", parents);
        pages.put("send/calendar/:case", parents);
        for (String list : new String[] {"send/cases", "send/radar", "send/waiting", "send/figures"}) {
            pages.put(list, readers);
        }
        for (String page : new String[] {"send/cover", "send/open", "send/import"}) {
            pages.put(page, caseworkers);
        }
        pages.put("send/case/:id", readers.naming("id", "send.case", 403, CASEWORKER, MANAGER));
        for (String page : new String[] {"describe", "event", "note", "close", "invite", "training-clock"}) {
            pages.put("send/case/:id/" + page, caseworkers.naming("id", "send.case", 403, CASEWORKER));
        }
        two(pages, caseworkers, "event/:event", "event", "send.event");
        two(pages, caseworkers, "exception/:rule", "rule", "send.rule");
        two(pages, caseworkers, "withdraw/:exception", "exception", "send.exception");
        two(pages, caseworkers, "invitation/:invitation", "invitation", "send.invitation");
        two(pages, caseworkers, "invitation/:invitation/revoke", "invitation", "send.invitation");
        two(pages, caseworkers, "party/:party", "party", "send.party");
        two(pages, caseworkers, "party/:party/basis", "party", "send.party");
        for (String page : new String[] {"messages", "messages/:case/new", "documents", "actions"}) {
            String path = page.contains(":") ? "send/" + page : "send/" + page + "/:case";
            pages.put(path, parents);
        }
        for (String page : new String[] {"send/message/:thread", "send/message/:thread/reply"}) {
            pages.put(
                    page,
                    signedIn.naming("thread", "send.thread", "send.case", 403, OWNER)
                            .naming("thread", "send.second-thread", "send.case", 403, SECOND));
        }
        pages.put("send/action/:action", signedIn.naming("action", "send.action", "send.case", 403, OWNER));
        pages.put("send/action-form/:draft/:page?", signedIn.naming("draft", "send.draft", "send.case", 403, OWNER));
        pages.put("send/inbox", readers);
        pages.put("send/forms", readers);
        for (String page : new String[] {"messages", "documents", "actions"}) {
            pages.put("send/case/:id/" + page, readers.naming("id", "send.case", 403, CASEWORKER, MANAGER));
            pages.put("send/case/:id/" + page + "/new", caseworkers.naming("id", "send.case", 403, CASEWORKER));
        }
        three(pages, readers, "messages/:thread", "thread", "send.thread", "send.second-thread");
        three(pages, readers, "documents/:document", "document", "send.document", "send.second-document");
        three(pages, readers, "actions/:action", "action", "send.action");
        three(pages, readers, "preview/:party", "party", "send.party", "send.second-party");
        return pages;
    }

    private static void three(Map<String, Line> pages, Line line, String page, String part, String... objects) {
        Line named = line;
        for (String object : objects) {
            named = named.naming("id", "send.case", part, object, 403, CASEWORKER, MANAGER);
        }
        pages.put("send/case/:id/" + page, named);
    }

    private static void two(Map<String, Line> pages, Line line, String page, String part, String object) {
        pages.put("send/case/:id/" + page, line.naming("id", "send.case", part, object, 403, CASEWORKER));
    }

    @Override
    public Map<String, Line> servlets() {
        return Map.of(
                "/calendars/send/*",
                Line.notHere("shows nothing without a secret address; see SendJourneyTest"),
                "/documents/*",
                Line.everybody()
                        .naming("*", "send.file", 403, OWNER, CASEWORKER, MANAGER)
                        .naming("*", "send.second-file", 403, SECOND, CASEWORKER, MANAGER),
                "/exports/send/case/*",
                Line.of(CASEWORKER).refusedAs("send:subject:export").naming("*", "send.case", 403, CASEWORKER));
    }

    @Override
    public void make(Matrix matrix) {
        Visitor staff = matrix.visitor(CASEWORKER);
        String child = matrix.marker("child of a case", OWNER, SECOND, CASEWORKER, MANAGER);
        staff.open("send/open");
        staff.reached("Open a case");
        staff.type("First name", child).type("Last name", "Matrix");
        staff.press(Labels.BY_HAND)
                .type(Labels.STREET, matrix.marker("street of a case", OWNER, CASEWORKER, MANAGER))
                .type(Labels.TOWN, "Ambleford")
                .type(Labels.POSTCODE, "GH1 1AB");
        date(staff, "Date of birth", today().minusYears(9));
        date(staff, "Day on which the request was received", today().minusDays(40));
        staff.choose("Parent")
                .type("Their name", "Amira Pemberton")
                .type("Their email address", SignIn.CITIZEN)
                .press("Open the case")
                .reached(child + " Matrix");
        // the address follows what is shown
        staff.page().waitForURL("**/send/case/*");
        matrix.object("send.case", part(staff.page().url(), "case"));
        matrix.object("send.rule", "decide-whether-to-assess");
        words(matrix, staff, child);
        staff.press("Invite somebody").reached("Invite somebody");
        matrix.object("send.invitation", admit(matrix, staff, child, OWNER, SignIn.CITIZEN));
        matrix.object("send.party", part(href(staff, "What they see"), "party"));
        staff.press("Invite somebody").reached("Invite somebody");
        staff.type("Name", SECOND_NAME).type("Email address", SignIn.SECOND_REPRESENTATIVE);
        matrix.object("send.second-invitation", admit(matrix, staff, child, SECOND, SignIn.SECOND_REPRESENTATIVE));
        matrix.object("send.second-party", part(href(staff, "What they see " + SECOND_NAME), "party"));
        staff.press("What they see " + SECOND_NAME).reached("What they see");
        staff.tick("dates of the law").uncheck();
        staff.tick("where the child lives").uncheck();
        staff.press("Save").reached(child + " Matrix").sees("What they see is saved.");
        exchange(matrix, staff, child);
        requests(matrix, staff);
    }

    /** Who has seen a case sees nothing more of it. */
    @Override
    public void further(Matrix matrix) {
        Visitor staff = matrix.visitor(CASEWORKER);
        staff.open("send/case/" + matrix.id("send.case") + "/invitation/" + matrix.id("send.second-invitation")
                + "/revoke");
        staff.reached("Revoke").type("Reason", "The court has decided so").press("Revoke");
        staff.sees("It is revoked.");
    }

    /** What the owner has begun to ask for, and what is sent and opened a case. */
    private static void requests(Matrix matrix, Visitor staff) {
        Visitor owner = matrix.visitor(OWNER);
        begin(owner);
        FormWalk.least(owner)
                .answering(Labels.FORENAME, matrix.marker("child of a request's draft", OWNER, ARCHIVE_OF_OWNER))
                .to("Language and contact");
        matrix.object("send.request-draft", part(owner.page().url(), "request"));
        begin(owner);
        String child = matrix.marker("child of a request", OWNER, CASEWORKER, MANAGER, ARCHIVE_OF_OWNER);
        FormWalk.least(owner)
                .answering(Labels.FORENAME, child)
                .answering(Labels.SURNAME, "Matrix")
                .to("Check your answers");
        owner.press("Send the request").reached("Your request has been sent");
        owner.page().waitForURL("**/send/requested/*");
        matrix.object("send.request", part(owner.page().url(), "requested"));
        staff.open("send/cases?list=open");
        staff.reached("SEND cases");
        matrix.object("send.request-case", part(href(staff, child + " Matrix"), "case"));
    }

    private static void begin(Visitor owner) {
        owner.open("send/request");
        owner.reached("Request an EHC needs assessment").press("Start now").reached("Who is asking");
    }

    private static void words(Matrix matrix, Visitor staff, String child) {
        staff.press("Add a note").reached("Add a note");
        staff.type("Note", matrix.marker("note of a case", CASEWORKER, MANAGER))
                .press("Save note")
                .reached(child + " Matrix");
        staff.open("send/case/" + matrix.id("send.case") + "/exception/" + matrix.id("send.rule"));
        staff.reached("Record an exception");
        staff.choose(staff.page().getByRole(AriaRole.RADIO).first())
                .type("Why it holds in this case", matrix.marker("why of an exception", CASEWORKER, MANAGER))
                .press("Record the exception")
                .reached(child + " Matrix");
        matrix.object("send.exception", part(href(staff, "Withdraw this exception"), "withdraw"));
        matrix.object("send.event", part(href(staff, "Correct Request received"), "event"));
    }

    /** The whole way from the code to the confirmation, from the filled page of an invitation on; the invitation. */
    private static String admit(Matrix matrix, Visitor staff, String child, String role, String email) {
        Mailbox.Mark before = staff.mailbox().mark(email);
        staff.press("Mail the code").reached("Invitation");
        staff.page().waitForURL("**/invitation/*");
        String invitation = part(staff.page().url(), "invitation");
        staff.type("Code that was quoted", staff.mailbox().next(before).code())
                .press("Check the code")
                .sees("The code is right.");
        before = staff.mailbox().mark(email);
        staff.press("Mail the link").sees("The link is mailed.");
        Visitor parent = matrix.visitor(role);
        parent.open(staff.mailbox().next(before).link());
        parent.reached("Accept Portal Invitation")
                .press("Go on to Account Setup")
                .reached("Account Setup");
        parent.tickBox(child + " Matrix").choose("Yes").press("Confirm");
        parent.reached("Have you entered all the information you need to?").press("Submit");
        parent.reached("Your account is set up");
        staff.open("send/case/" + matrix.id("send.case") + "/invitation/" + invitation);
        staff.reached("Invitation").press("Let them see the record").reached(child + " Matrix");
        return invitation;
    }

    /** What each parent and the council write to each other, a document for each, and a form under way. */
    private static void exchange(Matrix matrix, Visitor staff, String child) {
        Visitor owner = matrix.visitor(OWNER);
        String id = matrix.id("send.case");
        write(
                owner,
                id,
                matrix.marker("subject of a message", OWNER, CASEWORKER, MANAGER, ARCHIVE_OF_OWNER),
                matrix.marker("words of a message", OWNER, CASEWORKER, MANAGER, ARCHIVE_OF_OWNER));
        staff.open("send/case/" + id + "/messages");
        staff.reached("Messages: " + child + " Matrix");
        matrix.object("send.thread", part(hrefOf(staff, "main tbody a"), "messages"));
        String subject = matrix.marker("subject of the other parent", SECOND, CASEWORKER, MANAGER);
        write(
                matrix.visitor(SECOND),
                id,
                subject,
                matrix.marker("words of the other parent", SECOND, CASEWORKER, MANAGER));
        staff.open("send/case/" + id + "/messages");
        staff.reached("Messages: " + child + " Matrix");
        matrix.object("send.second-thread", part(href(staff, subject), "messages"));
        String letter = matrix.marker("description of a document", OWNER, CASEWORKER, MANAGER, ARCHIVE_OF_OWNER);
        matrix.object("send.document", publish(matrix, staff, child, "Amira Pemberton", letter));
        matrix.object("send.file", file(owner, id, letter));
        String other = matrix.marker("document for the other parent", SECOND, CASEWORKER, MANAGER);
        matrix.object("send.second-document", publish(matrix, staff, child, SECOND_NAME, other));
        matrix.object("send.second-file", file(matrix.visitor(SECOND), id, other));
        staff.open("send/case/" + id + "/actions/new");
        staff.reached("Send a form")
                .select("Form", "Parental Preference Form")
                .tickBox("Amira Pemberton (parent)")
                .press("Send the form")
                .reached("Forms: " + child + " Matrix");
        matrix.object("send.action", part(hrefOf(staff, "main tbody a"), "actions"));
        owner.open("send/action/" + matrix.id("send.action"));
        owner.page().waitForURL("**/send/action-form/**");
        matrix.object("send.draft", part(owner.page().url(), "action-form"));
    }

    private static void write(Visitor parent, String id, String subject, String words) {
        parent.open("send/messages/" + id + "/new");
        parent.reached("Secure Message")
                .select("Message Type", "Something else")
                .type("Subject", subject)
                .type("Message", words)
                .press("Send")
                .sees("Your message is sent.");
    }

    /** Publishes a letter to one of the parents. */
    private static String publish(Matrix matrix, Visitor staff, String child, String reader, String description) {
        staff.open("send/case/" + matrix.id("send.case") + "/documents/new");
        staff.reached("Publish documents");
        FileChooser chooser = staff.page().waitForFileChooser(() -> staff.press(Labels.CHOOSE_FILE));
        chooser.setFiles(DemoLetters.file("outcome-letter-2026-10.pdf"));
        staff.sees("has been uploaded.");
        staff.tickBox(reader + " (parent)").press("Continue").reached("Describe the documents");
        staff.select("Kind", "Letter").type("Description", description);
        date(staff, "Document Date", today());
        staff.press("Publish").reached("Documents: " + child + " Matrix");
        return part(href(staff, description), "documents");
    }

    /** Which file a parent finds behind the description. */
    private static String file(Visitor parent, String id, String description) {
        parent.open("send/documents/" + id);
        return href(parent, description).replaceAll(".*documents/", "");
    }

    private static String hrefOf(Visitor staff, String selector) {
        Locator found = staff.page().locator(selector).first();
        found.waitFor();
        return String.valueOf(found.getAttribute("href"));
    }

    private static String href(Visitor staff, String link) {
        Locator found = staff.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first();
        found.waitFor();
        return String.valueOf(found.getAttribute("href"));
    }

    /** What stands behind a word in an address. */
    private static String part(String address, String word) {
        return address.replaceAll(".*/" + word + "/([^/?]+).*", "$1");
    }

    private static void date(Visitor visitor, String legend, LocalDate date) {
        Locator group = visitor.group(legend);
        visitor.type(group.getByLabel("Day"), Integer.toString(date.getDayOfMonth()));
        visitor.type(group.getByLabel("Month"), Integer.toString(date.getMonthValue()));
        visitor.type(group.getByLabel("Year"), Integer.toString(date.getYear()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }
}
