package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/** Works a page by key presses alone: no click, no focus set by script. */
final class KeyboardHands implements Hands {
    private static final int LONGEST_WAY = 120;
    private static final String HAS_FOCUS = """
            target => {
              let active = document.activeElement;
              while (active && active.shadowRoot && active.shadowRoot.activeElement) {
                active = active.shadowRoot.activeElement;
              }
              return active === target;
            }""";
    private static final String IN_SAME_GROUP = """
            target => {
              const active = document.activeElement;
              return active !== null && active.type === 'radio' && active.name === target.name
                && active.form === target.form;
            }""";

    private final Page page;

    KeyboardHands(Page page) {
        this.page = page;
    }

    @Override
    public void press(Locator target) {
        reach(target);
        page.keyboard().press("Enter");
    }

    @Override
    public void type(Locator field, String text) {
        reach(field);
        page.keyboard().press("Control+A");
        page.keyboard().press("Delete");
        page.keyboard().type(text);
        // leaving the field commits it
        page.keyboard().press("Tab");
    }

    @Override
    public void choose(Locator option) {
        boolean radio = "radio".equals(option.getAttribute("type"));
        for (int steps = 0; steps < LONGEST_WAY; steps++) {
            if (holds(option, HAS_FOCUS)) {
                if (!option.isChecked()) {
                    page.keyboard().press("Space");
                }
                assertThat(option).isChecked();
                return;
            }
            page.keyboard().press(radio && holds(option, IN_SAME_GROUP) ? "ArrowDown" : "Tab");
        }
        throw new AssertionError("The keyboard does not reach " + option);
    }

    @Override
    public void select(Locator list, String shown) {
        reach(list);
        String current = selected(list);
        page.keyboard().press("Home");
        for (int steps = 0; steps < LONGEST_WAY && !current.equals(shown); steps++) {
            page.keyboard().press("ArrowDown");
            current = selected(list);
        }
        if (!current.equals(shown)) {
            throw new AssertionError("The keyboard does not find \"" + shown + "\" in " + list);
        }
        page.keyboard().press("Tab");
    }

    private static String selected(Locator list) {
        return (String) list.evaluate("list => list.options[list.selectedIndex]?.text.trim() ?? ''");
    }

    private void reach(Locator target) {
        target.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        for (int steps = 0; steps < LONGEST_WAY; steps++) {
            if (holds(target, HAS_FOCUS)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + target);
    }

    private static boolean holds(Locator target, String condition) {
        return (Boolean) target.evaluate(condition);
    }
}
