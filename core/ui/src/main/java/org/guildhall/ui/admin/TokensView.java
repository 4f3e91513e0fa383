package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.guildhall.api.token.ApiToken;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The tokens of other systems. */
final class TokensView extends ContentPage {
    TokensView(Words words, ApiTokens tokens, Clock clock) {
        super(words.get("ui.admin.tokens"));
        setWide();
        QueueTable<ApiToken> table = new QueueTable<>(
                words,
                words.get("ui.admin.tokens.caption"),
                List.of(
                        Column.text(words.get("ui.admin.tokens.name"), ApiToken::name),
                        Column.of(words.get("ui.admin.tokens.scopes"), token -> scopes(words, tokens, token)),
                        Column.of(words.get("ui.admin.tokens.state"), token -> state(words, clock, token)),
                        Column.time(
                                words.get("ui.admin.tokens.expires"),
                                token -> words.dateTime(token.expiresAt()),
                                Comparator.comparing(ApiToken::expiresAt)),
                        Column.of(words.get("ui.admin.tokens.used"), token -> new Div(used(words, token)))),
                token -> AdminPortal.TOKENS + "/" + token.id());
        table.whenEmpty(words.get("ui.admin.tokens.empty"));
        table.setRows(tokens.list());
        PageLink make = new PageLink(AdminPortal.TOKEN_NEW, words.get("ui.admin.tokens.make")).asSecondary();
        Div buttons = new Div(make);
        buttons.addClassName("gh-buttons");
        add(new Paragraph(words.get("ui.admin.tokens.lead")), buttons, table);
    }

    static Tag state(Words words, Clock clock, ApiToken token) {
        if (token.revokedAt() != null) {
            return new Tag(words.get("ui.admin.tokens.revoked"), Tag.Look.BAD);
        }
        return token.holdsAt(clock.instant())
                ? new Tag(words.get("ui.admin.tokens.good"), Tag.Look.GOOD)
                : new Tag(words.get("ui.admin.tokens.expired"), Tag.Look.ATTENTION);
    }

    static String used(Words words, ApiToken token) {
        return token.lastUsedAt() == null ? words.get("ui.admin.tokens.never") : words.dateTime(token.lastUsedAt());
    }

    /** What it is for, a line each; the bare name where its portal is not there. */
    static Div scopes(Words words, ApiTokens tokens, ApiToken token) {
        Div lines = new Div();
        token.scopes().stream()
                .sorted()
                .forEach(name -> lines.add(new Div(tokens.scopes().stream()
                        .filter(scope -> scope.name().equals(name))
                        .findFirst()
                        .map(scope -> words.get(scope.textKey()))
                        .orElse(name))));
        return lines;
    }
}
