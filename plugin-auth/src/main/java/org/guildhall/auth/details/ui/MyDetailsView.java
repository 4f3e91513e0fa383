package org.guildhall.auth.details.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountDetails;
import org.guildhall.api.account.Profession;
import org.guildhall.auth.details.MyDetailsService;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** "My details": all that the account holds of its owner, each part with its "Change". */
public final class MyDetailsView extends ContentPage implements AfterNavigationObserver {
    private final Words words;
    private final MyDetailsService details;
    private final Div content = new Div();

    /** Made anew at each visit. */
    public MyDetailsView(Words words, MyDetailsService details) {
        super(words.get("auth.details.title"));
        this.words = words;
        this.details = details;
        content.addClassName("gh-stack");
        add(content);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        content.removeAll();
        Saved.take().ifPresent(key -> content.add(new Notice(Notice.Kind.SUCCESS, words.get(key)).announced()));
        Account account = details.mine();
        content.add(
                new Paragraph(words.get("auth.details.intro")),
                new H2(words.get("auth.details.person")),
                person(account.details()),
                new H2(words.get("auth.details.account")),
                signingIn(account));
    }

    private SummaryList person(AccountDetails mine) {
        return new SummaryList(words)
                .row(words.get("auth.details.name"), List.of(mine.name().full()), DetailsPaths.NAME)
                .row(words.get("auth.details.phone"), List.of(mine.phone()), DetailsPaths.NAME)
                .row(words.get("auth.details.address"), mine.address().lines().toList(), DetailsPaths.ADDRESS)
                .row(words.get("auth.details.profession"), profession(mine.profession()), DetailsPaths.PROFESSION)
                .row(
                        words.get("auth.details.language"),
                        List.of(words.get(
                                "auth.details.language." + mine.language().getLanguage())),
                        DetailsPaths.LANGUAGE);
    }

    private SummaryList signingIn(Account account) {
        return new SummaryList(words)
                .row(words.get("auth.details.email"), List.of(account.email()), DetailsPaths.EMAIL)
                .row(
                        words.get("auth.details.password"),
                        List.of(words.get("auth.details.password.hidden")),
                        DetailsPaths.PASSWORD)
                .row(
                        words.get("auth.details.sessions"),
                        sessions(details.sessions().size()));
    }

    private Div sessions(int count) {
        PageLink view = new PageLink(DetailsPaths.SESSIONS, "");
        Span more = new Span(" " + words.get("auth.details.sessions"));
        more.addClassName("gh-hidden");
        view.add(new Span(words.get("auth.details.view")), more);
        return new Div(
                new Span((count == 1
                                ? words.get("auth.details.sessions.one")
                                : words.get("auth.details.sessions.more", count))
                        + " "),
                view);
    }

    private List<String> profession(@Nullable Profession profession) {
        if (profession == null) {
            return List.of(words.get("auth.details.profession.none"));
        }
        String role = "auth.profession.role." + profession.role();
        return Stream.of(
                        profession.jobTitle(),
                        words.has(role) ? words.get(role) : profession.role(),
                        profession.organisation(),
                        profession.workPhone())
                .filter(line -> !line.isBlank())
                .toList();
    }
}
