package org.guildhall.ui.page;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.server.VaadinSession;

/**
 * The one main heading of a page: it names the browser's tab, and takes the keyboard after a navigation so that a screen reader
 * reads it; not on the first page of a tab, where the skip link comes first, unless a press of the person's led there.
 */
public final class PageHeading extends H1 {
    private static final String SEEN = PageHeading.class.getName() + ".seen";
    private static final String LED = PageHeading.class.getName() + ".led";
    private static final String SUFFIX = PageHeading.class.getName() + ".suffix";

    private String tabTitle;

    /** The heading, which is the tab's title too. */
    public PageHeading(String text) {
        super(text);
        tabTitle = text;
        addClassName("gh-title");
        getElement().setAttribute("tabindex", "-1");
    }

    /** What follows the heading in the titles of this tab, such as " - Guildhall Portals"; the shell sets it. */
    public static void setTabSuffix(UI ui, String suffix) {
        ComponentUtil.setData(ui, SUFFIX, suffix);
    }

    /** Lets the heading of the next document take the keyboard: the one that a press just now has asked for. */
    public static void leadToNextDocument() {
        VaadinSession.getCurrent().setAttribute(LED, Boolean.TRUE);
    }

    /** Changes heading and tab title in place, and leads the keyboard here. */
    public void change(String text) {
        setText(text);
        setTabTitle(text);
        getUI().ifPresent(this::takeKeyboard);
    }

    /** Changes the tab's title alone, to lead it with "Error:", say. */
    public void setTabTitle(String title) {
        tabTitle = title;
        getUI().ifPresent(this::announce);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        boolean firstOfTab = ComponentUtil.getData(ui, SEEN) == null;
        ComponentUtil.setData(ui, SEEN, Boolean.TRUE);
        boolean led = firstOfTab && ui.getSession().getAttribute(LED) != null;
        if (led) {
            ui.getSession().setAttribute(LED, null);
        }
        ui.beforeClientResponse(this, context -> {
            announce(ui);
            if (!firstOfTab || led) {
                takeKeyboard(ui);
            }
        });
    }

    private void announce(UI ui) {
        Object suffix = ComponentUtil.getData(ui, SUFFIX);
        ui.getPage().setTitle(suffix == null ? tabTitle : tabTitle + suffix);
    }

    private void takeKeyboard(UI ui) {
        ui.getPage().executeJs("window.scrollTo(0,0);$0.focus({preventScroll:true})", getElement());
    }
}
