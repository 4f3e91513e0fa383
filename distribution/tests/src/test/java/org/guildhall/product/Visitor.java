package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser: finds things by their words and roles, as people do. */
final class Visitor implements AutoCloseable {
    private static final int MOST_TRIES = 5;

    private final Product product;
    private final Mailbox mailbox;
    private final boolean keyboardOnly;
    private final Set<String> looked = new HashSet<>();
    private final List<String> pageErrors = new ArrayList<>();
    private final Consumer<String> complaints = pageErrors::add;
    private BrowserContext profile;
    private Page page;
    private Hands hands;
    private String account = "";
    private int startsSeen;
    private @Nullable Consumer<String> onPage;

    private Visitor(Product product, Page page, boolean keyboardOnly) {
        this.product = product;
        this.mailbox = new Mailbox(product);
        this.keyboardOnly = keyboardOnly;
        this.profile = page.context();
        this.page = page;
        this.startsSeen = product.starts();
        this.hands = sitDown();
    }

    private Hands sitDown() {
        page.onPageError(complaints);
        return keyboardOnly ? Hands.keyboard(page) : Hands.mouse();
    }

    /**
     * Goes on at the browser where the account was left signed in by an earlier visitor of the shared server, if there is one: so many
     * tests begin with a sign-in that theirs together took minutes. What a sign-in is has tests of its own.
     */
    boolean isStillSignedIn(String email) {
        if (onPage != null || !product.isShared()) {
            return false;
        }
        account = email;
        Page left = LeftBrowsers.signedIn(email);
        if (left == null) {
            return false;
        }
        leave("");
        move(left);
        open("");
        Locator menu = page.locator("header summary");
        menu.or(link(Labels.SIGN_IN)).first().waitFor();
        boolean still = menu.isVisible() && "en-GB".equals(page.locator("html").getAttribute("lang"));
        if (!still) {
            leave("");
            move(LeftBrowsers.sitDown(product));
        }
        return still;
    }

    private void leave(String signedIn) {
        page.offPageError(complaints);
        LeftBrowsers.leave(product, page, signedIn);
    }

    private void move(Page other) {
        profile = other.context();
        page = other;
        hands = sitDown();
    }

    /** A person with a browser of their own. */
    static Visitor of(Product product) {
        return new Visitor(product, LeftBrowsers.sitDown(product), false);
    }

    /** A person with a browser of their own and no mouse. */
    static Visitor withKeyboardOnly(Product product) {
        return new Visitor(product, LeftBrowsers.sitDown(product), true);
    }

    /** Another tab of the same browser. */
    Visitor inAnotherTab() {
        return new Visitor(product, profile.newPage(), false);
    }

    /** Is told the name of each page that {@link #reached} was called for, and of what {@link #look} was called for. */
    Visitor onEachPage(Consumer<String> look) {
        this.onPage = look;
        return this;
    }

    Product product() {
        return product;
    }

    Page page() {
        return page;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** Goes to an address of the server; the status of the answer. */
    int open(String path) {
        String address = path.startsWith("http") ? path : product.url(path);
        for (int tries = 1; ; tries++) {
            try {
                if (startsSeen != product.starts()) {
                    // loads itself anew when its server is back; if to the same address at the same moment, Playwright
                    // waits for a page that is there
                    page.navigate("about:blank");
                    startsSeen = product.starts();
                }
                Response response = page.navigate(address);
                // no answer is known if the page left by itself as the other one came
                if (response != null || tries == MOST_TRIES) {
                    return response == null ? 0 : response.status();
                }
            } catch (PlaywrightException e) {
                // a page leaves by itself when its session ends elsewhere or its server is back; people type the
                // address again
                if (tries == MOST_TRIES
                        || !String.valueOf(e.getMessage()).contains("interrupted by another navigation")) {
                    throw e;
                }
            }
        }
    }

    /** Waits for the page of this main heading. */
    Visitor reached(String heading) {
        try {
            assertThat(heading(heading)).isVisible();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "Not reached: " + heading + ", but at " + page.url() + ":\n"
                            + page.locator("body").innerText(),
                    e);
        }
        Consumer<String> look = onPage;
        if (look != null) {
            look.accept(heading);
        }
        return this;
    }

    /** Looks at what a page has become by what was done on it; once under the same name. */
    Visitor look(String name) {
        Consumer<String> look = onPage;
        if (look != null && looked.add(name)) {
            look.accept(name);
        }
        return this;
    }

    Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(text).setExact(true).setLevel(1));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The field of this label; the star of a mandatory field is no part of its name. */
    Locator field(String label) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** A field to search in, which finds as one types. */
    Locator search(String label) {
        return page.getByRole(
                AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** A password field, which has no role. */
    Locator secret(String label) {
        // the label's own text ends with the star of a mandatory field
        return page.getByLabel(Pattern.compile("^" + label + "\\*?$"));
    }

    Locator radio(String name) {
        return page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator tick(String name) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator list(String label) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** A group of fields by its legend. */
    Locator group(String legend) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(legend).setExact(true));
    }

    Locator text(String words) {
        return page.getByText(words);
    }

    /** A button, or a link that looks like one. */
    Locator pressable(String name) {
        return button(name).or(link(name)).first();
    }

    Visitor press(String name) {
        hands.press(pressable(name));
        return this;
    }

    Visitor press(Locator target) {
        hands.press(target);
        return this;
    }

    Visitor follow(String link) {
        hands.press(link(link).first());
        return this;
    }

    Visitor type(String label, String text) {
        hands.type(field(label), text);
        return this;
    }

    Visitor type(Locator field, String text) {
        hands.type(field, text);
        return this;
    }

    Visitor typeSecret(String label, String text) {
        hands.type(secret(label), text);
        return this;
    }

    Visitor choose(String radio) {
        hands.choose(radio(radio));
        return this;
    }

    Visitor choose(Locator option) {
        hands.choose(option);
        return this;
    }

    Visitor tickBox(String name) {
        hands.choose(tick(name));
        return this;
    }

    Visitor select(String label, String shown) {
        hands.select(list(label), shown);
        return this;
    }

    Visitor select(Locator list, String shown) {
        hands.select(list, shown);
        return this;
    }

    /** The person menu, closed or open; it is there for those signed in alone. */
    Locator menu() {
        Locator menu = page.locator("header summary");
        assertThat(menu).isVisible();
        return menu;
    }

    /** Waits until the person menu bears the name. */
    Visitor signedInAs(String name) {
        assertThat(menu()).containsText(name);
        return this;
    }

    Visitor openMenu() {
        hands.press(menu());
        assertThat(button(Labels.LOG_OUT)).isVisible();
        return this;
    }

    /** Asserts that the words stand on the page. */
    Visitor sees(String words) {
        assertThat(page.getByText(words).first()).isVisible();
        return this;
    }

    /** What went wrong in scripts of the page so far. */
    List<String> pageErrors() {
        return List.copyOf(pageErrors);
    }

    /** The cookies of this browser, as a request's header. */
    String cookies() {
        return profile.cookies().stream()
                .map((Cookie cookie) -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    /** Asserts that no message of an error is shown. */
    Visitor seesNoProblem() {
        assertThat(page.getByText(Labels.PROBLEM)).hasCount(0);
        return this;
    }

    @Override
    public void close() {
        leave(account);
        account = "";
    }
}
