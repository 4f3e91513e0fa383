package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.Clock;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.token.ApiToken;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** One token: what it is for, whether it is used, and its end. */
final class TokenView extends Div implements BeforeEnterObserver {
    private final Words words;
    private final ApiTokens tokens;
    private final Accounts accounts;
    private final Clock clock;

    TokenView(Words words, ApiTokens tokens, Accounts accounts, Clock clock) {
        this.words = words;
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(find(event.getRouteParameters().get("id").orElse("")), "");
    }

    private ApiToken find(String id) {
        try {
            return tokens.find(UUID.fromString(id)).orElseThrow(() -> new NotFoundException("token " + id));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("token");
        }
    }

    private void show(ApiToken token, String done) {
        QuestionPage page = new QuestionPage(words, token.name());
        page.setCaption(words.get("ui.admin.tokens"));
        page.setBack(AdminPortal.TOKENS);
        if (!done.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get(done)).announced());
        }
        SummaryList facts = new SummaryList(words)
                .row(words.get("ui.admin.tokens.state"), TokensView.state(words, clock, token))
                .row(words.get("ui.admin.tokens.scopes"), TokensView.scopes(words, tokens, token))
                .row(words.get("ui.admin.tokens.begins"), "gh_" + token.handle() + "_")
                .row(words.get("ui.admin.tokens.created"), words.dateTime(token.createdAt()))
                .row(words.get("ui.admin.tokens.created-by"), named(token.createdBy()))
                .row(words.get("ui.admin.tokens.expires"), words.dateTime(token.expiresAt()))
                .row(words.get("ui.admin.tokens.used"), TokensView.used(words, token));
        if (token.revokedAt() != null) {
            facts.row(words.get("ui.admin.tokens.revoked-at"), words.dateTime(token.revokedAt()));
        }
        page.addContent(facts);
        if (token.holdsAt(clock.instant())) {
            page.secondary(words.get("ui.admin.tokens.revoke"), () -> askToRevoke(token));
        }
        removeAll();
        add(page);
    }

    private void askToRevoke(ApiToken token) {
        QuestionPage question = new QuestionPage(words, words.get("ui.admin.tokens.revoke.title", token.name()));
        question.setBack(() -> show(find(token.id().toString()), ""));
        question.addContent(new Paragraph(words.get("ui.admin.tokens.revoke.what")));
        question.warning(words.get("ui.admin.tokens.revoke.confirm"), () -> {
            tokens.revoke(token.id());
            show(find(token.id().toString()), "ui.admin.tokens.revoke.done");
        });
        question.secondary(
                words.get("ui.admin.tokens.revoke.keep"),
                () -> show(find(token.id().toString()), ""));
        removeAll();
        add(question);
    }

    private String named(String account) {
        return account.isEmpty()
                ? ""
                : accounts.find(AccountId.parse(account))
                        .map(found -> found.details().name().full())
                        .orElse(account);
    }
}
