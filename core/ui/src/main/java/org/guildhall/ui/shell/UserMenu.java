package org.guildhall.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.Still;
import org.guildhall.ui.portal.SignInPages;
import org.guildhall.ui.text.Words;

/** The name with a person icon that opens "My details", "Privacy" and "Log out"; closes by Escape, a choice, or going elsewhere. */
final class UserMenu extends Div {
    private static final String LOG_OUT = "gh-log-out";

    UserMenu(Words words, Account account, Optional<SignInPages> pages, Runnable logOut) {
        addClassName("gh-user");
        Element summary = new Element("summary");
        Span icon = new Span();
        icon.addClassName("gh-person");
        icon.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(account.details().name().full());
        name.addClassName("gh-user-name");
        summary.appendChild(icon.getElement(), name.getElement());
        UnorderedList entries = new UnorderedList();
        pages.ifPresent(
                found -> entries.add(new ListItem(new PageLink(found.myDetails(), words.get("ui.menu.my-details")))));
        entries.add(new ListItem(new PageLink(ShellPortal.PRIVACY, words.get("ui.menu.privacy"))));
        NativeButton end = new NativeButton(words.get("ui.menu.log-out"));
        end.addClassNames("gh-button", "gh-text-button", LOG_OUT);
        end.getElement().setAttribute("type", "button");
        entries.add(new ListItem(end));
        Element details = new Element("details");
        details.getClassList().add("gh-menu");
        details.appendChild(summary, entries.getElement());
        getElement().appendChild(details);
        Still.of(this);
        getElement()
                .addEventListener("click", event -> logOut.run())
                .setFilter("event.target.closest('." + LOG_OUT + "') !== null");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("""
                const menu = this.querySelector('details');
                const close = back => {
                  if (!menu.open) return;
                  menu.open = false;
                  if (back) menu.querySelector('summary').focus();
                };
                menu.addEventListener('keydown', event => { if (event.key === 'Escape') close(true); });
                menu.addEventListener('focusout', event => {
                  if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(false);
                });
                menu.addEventListener('click', event => { if (event.target.closest('a')) close(false); });
                document.addEventListener('click', event => { if (!menu.contains(event.target)) close(false); });
                """);
    }
}
