package org.guildhall.ui.shell;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.ErrorPage;

/** A friendly page for what cannot be shown: what happened, what to do, never a stack trace. */
final class ErrorView extends ContentPage {
    ErrorView(Words words, ErrorPage error, boolean signedIn) {
        super(words.get("ui.error." + kind(error) + ".title"));
        add(new Paragraph(
                error instanceof ErrorPage.Refused refused
                        ? refused.words()
                        : words.get("ui.error." + kind(error) + ".text")));
        switch (error) {
            case ErrorPage.Failed failed -> addReference(words, failed.reference());
            case ErrorPage.Invalid invalid -> {
                if (!invalid.reference().isEmpty()) {
                    addReference(words, invalid.reference());
                }
            }
            case ErrorPage.Forbidden forbidden ->
                add(new Paragraph(
                        words.get(signedIn ? "ui.error.forbidden.signed-in" : "ui.error.forbidden.signed-out")));
            case ErrorPage.NotFound missing -> {}
            case ErrorPage.Refused refused -> {}
            case ErrorPage.Unavailable away -> {}
        }
        Div buttons = new Div(new PageLink("", words.get("ui.error.home")).asPrimary());
        buttons.addClassName("gh-buttons");
        add(buttons);
    }

    private void addReference(Words words, String reference) {
        Code code = new Code(reference);
        code.addClassName("gh-reference");
        add(new Paragraph(new Span(words.get("ui.error.failed.reference") + " "), code));
    }

    private static String kind(ErrorPage error) {
        return switch (error) {
            case ErrorPage.NotFound missing -> "not-found";
            case ErrorPage.Forbidden forbidden -> "forbidden";
            case ErrorPage.Refused refused -> "refused";
            case ErrorPage.Unavailable away -> "unavailable";
            case ErrorPage.Failed failed -> "failed";
            case ErrorPage.Invalid invalid -> "invalid";
        };
    }
}
