package org.guildhall.product;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that visitors of the shared server have left; whoever comes next sits down at one, cleared of cookies and of what was kept. A
 * browser of one's own costs two processor seconds before its first page is seen, for Chromium starts a process for it that knows no
 * script yet; a tab that was left on a file of the same server goes on in the process that it has.
 */
final class LeftBrowsers {
    /** A tab's process grows with each page. */
    private static final int MOST_VISITORS = 10;

    private static final String STILL = "vaadin-start/components.js";

    private static final Deque<Page> FREE = new ArrayDeque<>();
    /** By account, those in which it was left signed in. */
    private static final Map<String, Deque<Page>> SIGNED_IN = new HashMap<>();

    private static final Map<Page, Integer> VISITORS = new WeakHashMap<>();

    private LeftBrowsers() {}

    /** The tab of somebody who is new to the server. */
    static Page sitDown(Product product) {
        Page left = product.isShared() ? FREE.poll() : null;
        return left == null ? Chrome.page() : left;
    }

    /** A tab in which the account was left signed in. */
    static @Nullable Page signedIn(String account) {
        return SIGNED_IN.getOrDefault(account, new ArrayDeque<>()).poll();
    }

    /** Leaves a tab to whoever comes next; {@code account} is empty or may be signed in there. */
    static void leave(Product product, Page page, String account) {
        BrowserContext profile = page.context();
        int visitors = VISITORS.merge(page, 1, Integer::sum);
        if (!product.isShared() || page.isClosed() || profile.pages().size() != 1 || visitors >= MOST_VISITORS) {
            Chrome.close(profile);
            return;
        }
        try {
            clear(product, page);
            if (account.isEmpty()) {
                profile.clearCookies();
                FREE.push(page);
            } else {
                SIGNED_IN.computeIfAbsent(account, email -> new ArrayDeque<>()).push(page);
            }
        } catch (PlaywrightException busy) {
            // a tab that cannot be led away from its page is of no use to others
            Chrome.close(profile);
        }
    }

    private static void clear(Product product, Page page) {
        page.unrouteAll();
        if (page.url().startsWith(product.base().toString())) {
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }");
        }
        page.setViewportSize(Chrome.WIDTH, Chrome.HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate(product.url(STILL));
    }
}
