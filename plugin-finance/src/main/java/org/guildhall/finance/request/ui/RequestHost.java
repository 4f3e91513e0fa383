package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.document.UploadPolicy;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FormPage;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.form.FormHost;
import org.guildhall.ui.page.MoreInformation;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** What the access request adds to the form engine, whoever fills it in. */
abstract class RequestHost implements FormHost {
    /** The blank form on which somebody names a representative. */
    private static final String CONSENT_FORM = "finance/consent-form.pdf";

    private final Words words;
    private final RequestForm form;
    private final RoleWords names;

    RequestHost(Words words, RequestForm form) {
        this.words = words;
        this.form = form;
        this.names = new RoleWords(words, form);
    }

    /** The address by which the requester is reached. */
    abstract String email();

    /** The key of the words about that address. */
    abstract String emailKey();

    @Override
    public String portal() {
        return FinancePermissions.PORTAL;
    }

    @Override
    public String sendKey() {
        return "finance.request.send";
    }

    @Override
    public String captionKey() {
        return "finance.request.caption";
    }

    @Override
    public String lookUpKey() {
        return "finance.request.lookup";
    }

    @Override
    public List<Option> options(String list) {
        return form.roles().allowed().stream()
                .map(role -> Option.of(role.id(), names.name(role)))
                .toList();
    }

    @Override
    public UploadPolicy uploads(String purpose) {
        return form.evidencePolicy();
    }

    @Override
    public List<Component> above(FormPage page, Answers answers) {
        return switch (page.id()) {
            case "evidence", "consent" -> evidence(answers);
            default -> List.of();
        };
    }

    @Override
    public List<Component> below(FormPage page, Answers answers) {
        return switch (page.id()) {
            case "who" -> who(answers);
            case "contact" -> contact(answers);
            default -> List.of();
        };
    }

    private List<Component> who(Answers answers) {
        List<Component> parts = new ArrayList<>();
        if (answers.text("who").equals("someone-else")) {
            parts.add(new MoreInformation(words, "finance.request.why", "finance.request.why.text"));
        }
        parts.add(new MoreInformation(
                words, "finance.more", "finance.request.who.more.self", "finance.request.who.more.else"));
        return parts;
    }

    private List<Component> evidence(Answers answers) {
        List<Component> parts = new ArrayList<>();
        form.roles().allowed(answers.text("role")).ifPresent(role -> {
            if (!names.proof(role).isEmpty()) {
                parts.add(new Paragraph(names.proof(role)));
            }
        });
        if (answers.text("consentWay").equals("form")) {
            Anchor blank = new Anchor(CONSENT_FORM, words.get("finance.request.blank-form"));
            blank.getElement().setAttribute("router-ignore", true);
            blank.getElement().setAttribute("download", true);
            parts.add(new Paragraph(blank));
        }
        return parts;
    }

    private List<Component> contact(Answers answers) {
        return switch (answers.text("contactMethod")) {
            case "email" ->
                List.of(new Notice(
                        Notice.Kind.INFORMATION,
                        new Paragraph(words.get(emailKey(), email())),
                        new Paragraph(words.get("finance.request.contact.best"))));
            case "post" -> List.of(post(answers));
            default -> List.of();
        };
    }

    private Component post(Answers answers) {
        Div lines = new Div();
        answers.address(answers.text("who").equals("myself") ? "ownAddress" : "requesterAddress")
                .lines()
                .forEach(line -> {
                    Span part = new Span(line);
                    part.addClassName("gh-line");
                    lines.add(new Div(part));
                });
        return new Notice(Notice.Kind.INFORMATION, new Paragraph(words.get("finance.request.contact.post")), lines);
    }
}
