package org.guildhall.product;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How a person works the page: with a mouse, or with the keyboard alone. */
interface Hands {
    /** Presses a button or follows a link. */
    void press(Locator target);

    /** Enters a text into a field in place of what stands there. */
    void type(Locator field, String text);

    /** Chooses a radio button or ticks a box. */
    void choose(Locator option);

    /** Chooses from a list by what is shown. */
    void select(Locator list, String shown);

    /** Uses mouse and keyboard as most people do. */
    static Hands mouse() {
        return new Hands() {
            @Override
            public void press(Locator target) {
                target.click();
            }

            @Override
            public void type(Locator field, String text) {
                field.fill(text);
            }

            @Override
            public void choose(Locator option) {
                option.check();
            }

            @Override
            public void select(Locator list, String shown) {
                list.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(shown));
            }
        };
    }

    /** Uses the keyboard alone; each control is reached by Tab from where the focus is. */
    static Hands keyboard(Page page) {
        return new KeyboardHands(page);
    }
}
