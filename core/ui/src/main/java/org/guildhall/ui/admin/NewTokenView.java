package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.api.token.ApiTokens;
import org.guildhall.api.token.IssuedToken;
import org.guildhall.api.token.NewApiToken;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Makes a token, and shows it this one time. */
final class NewTokenView extends Div {
    private static final int LONGEST_NAME = 100;
    private static final List<String> DAYS = List.of("30", "90", "180", "365");
    private static final String PRESET = "90";

    private final Words words;
    private final ApiTokens tokens;
    private final Clock clock;

    NewTokenView(Words words, ApiTokens tokens, Clock clock) {
        this.words = words;
        this.tokens = tokens;
        this.clock = clock;
        ask();
    }

    private void ask() {
        QuestionPage page = new QuestionPage(words, words.get("ui.admin.tokens.make"));
        page.setCaption(words.get("ui.admin.tokens"));
        page.setBack(AdminPortal.TOKENS);
        page.addContent(new Paragraph(words.get("ui.admin.tokens.make.lead")));
        TextInput name = page.ask(new TextInput("name", words.get("ui.admin.tokens.make.name")));
        name.setHint(words.get("ui.admin.tokens.make.name.hint"));
        name.setMaximumLength(LONGEST_NAME);
        name.setAutocomplete("off");
        name.setRequired(true);
        CheckboxesInput scopes = page.ask(new CheckboxesInput(
                "scopes",
                words.get("ui.admin.tokens.make.scopes"),
                tokens.scopes().stream()
                        .map(scope -> Option.of(scope.name(), words.get(scope.textKey())))
                        .toList()));
        scopes.setHint(words.get("ui.admin.tokens.make.scopes.hint"));
        scopes.setRequired(true);
        SelectInput expires = page.ask(new SelectInput(
                "expires",
                words.get("ui.admin.tokens.make.expires"),
                words.get("ui.admin.tokens.make.expires.choose"),
                Stream.of(DAYS)
                        .flatMap(List::stream)
                        .map(days -> Option.of(days, words.get("ui.admin.tokens.make.days", days)))
                        .toList()));
        expires.setHint(words.get("ui.admin.tokens.make.expires.hint"));
        expires.setRequired(true);
        expires.setValue(PRESET);
        page.primary(
                words.get("ui.admin.tokens.make.now"),
                () -> show(tokens.issue(new NewApiToken(
                        name.value(),
                        Set.copyOf(scopes.value()),
                        clock.instant().plus(days(expires.value()))))));
        removeAll();
        add(page);
    }

    private static Duration days(String chosen) {
        return chosen.isEmpty() ? Duration.ZERO : Duration.ofDays(Long.parseLong(chosen));
    }

    private void show(IssuedToken issued) {
        QuestionPage page = new QuestionPage(
                words, words.get("ui.admin.tokens.made", issued.token().name()));
        page.setCaption(words.get("ui.admin.tokens"));
        Code secret = new Code(issued.secret());
        secret.addClassName("gh-breaks");
        secret.setId("token");
        page.addContent(
                new Notice(
                        Notice.Kind.WARNING,
                        new Paragraph(words.get("ui.admin.tokens.made.copy")),
                        new Paragraph(secret)),
                new Paragraph(words.get("ui.admin.tokens.made.use")),
                new SummaryList(words)
                        .row(words.get("ui.admin.tokens.scopes"), TokensView.scopes(words, tokens, issued.token()))
                        .row(
                                words.get("ui.admin.tokens.expires"),
                                words.dateTime(issued.token().expiresAt())));
        page.link(words.get("ui.admin.tokens.made.done"), AdminPortal.TOKENS);
        removeAll();
        add(page);
    }
}
