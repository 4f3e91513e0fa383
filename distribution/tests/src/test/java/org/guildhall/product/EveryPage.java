package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges every page that is registered, with an object on it where its address names one, in both languages: axe, 320 px, light and
 * dark, and whether the Tab key alone reaches each control and shows where it is.
 */
final class EveryPage {
    private static final String WELSH = "Cymraeg";
    private static final String ENGLISH = "English";
    private static final String IDLE = """
            () => {
              const clients = window.Vaadin && window.Vaadin.Flow && window.Vaadin.Flow.clients;
              return clients && Object.values(clients).every(one => !one.isActive || !one.isActive());
            }
            """;

    /** Remembers what can be reached and how it looks without the focus; the answer is how many controls that are. */
    private static final String EXPECT = """
            () => {
              // the page before may have left the focus on a control that both have
              document.activeElement?.blur();
              const look = one => [one, one.parentElement, one.parentElement?.parentElement, one.nextElementSibling, ...(one.labels ?? [])]
                .filter(part => part)
                .map(part => {
                  const style = getComputedStyle(part);
                  return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.backgroundColor].join();
                })
                .join('|');
              const radios = new Map();
              const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
                .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true })
                  && one.getClientRects().length > 0)
                .filter(one => {
                  if (one.type !== 'radio') {
                    return true;
                  }
                  const group = [...document.querySelectorAll('input[type=radio]')].filter(other => other.name === one.name);
                  return one === (group.find(other => other.checked) ?? group[0]);
                });
              const waiting = new Map(all.map(one => [one, look(one)]));
              if (!window.guildhallWalk) {
                document.addEventListener('focusin', event => {
                  const { waiting, unseen } = window.guildhallWalk;
                  const one = event.composedPath()[0];
                  if (waiting.has(one)) {
                    if (waiting.get(one) === look(one)) {
                      unseen.push(one.outerHTML.slice(0, 160));
                    }
                    waiting.delete(one);
                  }
                }, true);
              }
              window.guildhallWalk = { waiting, unseen: [] };
              return all.length;
            }
            """;

    private static final String LEFT = """
            () => [...window.guildhallWalk.waiting.keys()].filter(one => one.isConnected).map(one => one.outerHTML.slice(0, 160))
            """;

    /** A link of the product as any other, for the page that is to be shown next. */
    private static final String LINK = """
            address => {
              document.querySelectorAll('h1').forEach(heading => heading.dataset.left = '');
              const link = document.createElement('a');
              link.href = address;
              link.setAttribute('router-link', '');
              document.body.append(link);
              link.click();
              link.remove();
            }
            """;

    private final Matrix matrix;
    private final Set<String> wrong = new LinkedHashSet<>();
    private int pages;
    private int controls;

    /** On a server on which everything has been made. */
    EveryPage(Matrix matrix) {
        this.matrix = matrix;
    }

    /** A page as somebody sees it who may. */
    record Visit(String role, String address, String page) {}

    /** Looks at all of them; all that is wrong is told at once. */
    void check() {
        Map<String, List<Visit>> visits = new LinkedHashMap<>();
        matrix.visits()
                .forEach(visit -> visits.computeIfAbsent(visit.role(), role -> new ArrayList<>())
                        .add(visit));
        visits.forEach((role, all) -> {
            Visitor visitor = matrix.visitor(role);
            all.forEach(visit -> inEnglish(visitor, visit));
            speak(visitor, WELSH);
            all.forEach(visit -> inWelsh(visitor, visit));
            speak(visitor, ENGLISH);
        });
        System.out.println(
                pages + " pages were looked at in both languages, and the Tab key reached " + controls + " controls");
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong));
        assertTrue(pages > 120 && controls > 2_000, pages + " pages, " + controls + " controls");
    }

    private static void speak(Visitor visitor, String language) {
        visitor.open("");
        Locator other = visitor.pressable(language);
        other.click();
        other.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        // the page that speaks the other language comes as a whole, some time after the press
        visitor.open("");
        visitor.page().waitForFunction(IDLE);
    }

    private void inEnglish(Visitor visitor, Visit visit) {
        Page page = visitor.page();
        try {
            page.setViewportSize(320, 800);
            open(visitor, visit);
            judged(visit + ", English", () -> Looks.assertNoSidewaysScrolling(page, visit.page()));
            judged(visit + ", English", () -> Looks.assertAccessible(page, visit.page()));
        } finally {
            page.setViewportSize(1280, 900);
        }
        walk(page, visit);
        pages++;
    }

    private void inWelsh(Visitor visitor, Visit visit) {
        Page page = visitor.page();
        try {
            page.setViewportSize(320, 800);
            open(visitor, visit);
            String language = String.valueOf(page.locator("html").getAttribute("lang"));
            if (!language.startsWith("cy")) {
                wrong.add(visit + " speaks " + language + " after Welsh was chosen");
            }
            judged(visit + ", Welsh", () -> Looks.assertNoSidewaysScrolling(page, visit.page()));
            page.setViewportSize(1280, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            judged(visit + ", Welsh and dark", () -> Looks.assertAccessible(page, visit.page()));
        } finally {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.setViewportSize(1280, 900);
        }
    }

    /** By a link, as people go from page to page: a page that is loaded anew costs three times as much. */
    private static void open(Visitor visitor, Visit visit) {
        Page page = visitor.page();
        String address = visitor.product().url(visit.address());
        boolean runs = (boolean) page.evaluate("() => !!window.Vaadin?.Flow?.clients");
        if (runs && !page.url().equals(address)) {
            page.waitForResponse(answer -> answer.url().contains("v-r=uidl"), () -> page.evaluate(LINK, address));
            page.waitForFunction(IDLE);
        }
        if (!came(page) || !runs || !page.url().equals(address)) {
            visitor.open(visit.address());
            page.locator("h1").first().waitFor();
            page.waitForFunction(IDLE);
        }
    }

    /** One that was shown in the place of another of its kind may have kept its heading: then nobody can tell whether it has come. */
    private static boolean came(Page page) {
        try {
            return (boolean)
                    page.evaluate(
                            "() => !!document.querySelector('h1:not([data-left])') && !document.querySelector('h1[data-left]')");
        } catch (PlaywrightException loading) {
            // the browser has begun to load a page anew, as it may
            return false;
        }
    }

    private void judged(String where, Runnable check) {
        try {
            check.run();
        } catch (AssertionError found) {
            wrong.add(where + ": " + found.getMessage());
        }
    }

    /**
     * Presses Tab as often as there are controls, and a few times more for the way over the end of the page; once more all round where a
     * page that was made anew meanwhile has thrown the walk back.
     */
    private void walk(Page page, Visit visit) {
        int expected = (int) page.evaluate(EXPECT);
        List<?> left = List.of();
        for (int round = 0; round == 0 || (round < 2 && !left.isEmpty()); round++) {
            for (int press = 0; press < expected + 4; press++) {
                page.keyboard().press("Tab");
            }
            left = (List<?>) page.evaluate(LEFT);
        }
        if (!left.isEmpty()) {
            wrong.add(visit + ": the Tab key does not reach " + left);
        }
        List<?> unseen = (List<?>) page.evaluate("() => window.guildhallWalk.unseen");
        if (!unseen.isEmpty()) {
            wrong.add(visit + ": the focus does not show on " + unseen);
        }
        controls += expected;
    }
}
