package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.form.Answers;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.Basis;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.InvitationId;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.NewInvitation;
import org.guildhall.send.record.PartyKind;
import org.guildhall.send.record.SchoolAge;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** Invites somebody to see a case, and mails them their code (SPEC G1). */
public final class InviteView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/invite";

    private final InvitationService invitations;

    /** About the case that the address names. */
    public InviteView(Words words, CaseService cases, InvitationService invitations) {
        super(words, cases, "invite");
        this.invitations = invitations;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        boolean ofAge = SchoolAge.isOver(shown.details().birth(), cases.today());
        page.explainStar();
        page.addContent(new Paragraph(words.get("send.invite.text")));
        page.addContent(new Notice(
                Notice.Kind.INFORMATION,
                words.get(
                        ofAge ? "send.invite.of-age" : "send.invite.until",
                        words.date(SchoolAge.lastDay(shown.details().birth())))));
        Optional<RadioInput> kind = ofAge ? Optional.of(kind(page)) : Optional.empty();
        TextInput name = page.ask(new TextInput("name", words.get("send.invite.name")));
        name.setRequired(true);
        name.setAutocomplete("off");
        TextInput email = page.ask(TextInput.email("email", words.get("send.invite.email")));
        email.setRequired(true);
        email.setAutocomplete("off");
        email.setHint(words.get("send.invite.email.hint"));
        RadioInput language = page.ask(new RadioInput(
                "language",
                words.get("send.invite.language"),
                words.languages().stream()
                        .map(one -> Option.of(one.toLanguageTag(), one.getDisplayLanguage(one)))
                        .toList()));
        language.setInline();
        Optional<BasisFields> basis = ofAge ? Optional.of(new BasisFields(words, page)) : Optional.empty();
        List<Field<String>> kept = new ArrayList<>(List.of(name, email, language));
        kind.ifPresent(kept::add);
        basis.ifPresent(fields -> kept.addAll(fields.all()));
        keeps(page, shown, kept);
        prefill(shown, name, email, language);
        kind.ifPresent(field -> {
            basis.ifPresent(fields -> {
                fields.show(needsBasis(field));
                field.onChange(() -> fields.show(needsBasis(field)));
            });
        });
        page.primary(words.get("send.invite.button"), () -> {
            PartyKind as = kind.map(InviteView::chosen).orElse(PartyKind.PARENT);
            boolean own = as == PartyKind.YOUNG_PERSON;
            InvitationId made = invitations.create(
                    shown.id(),
                    new NewInvitation(
                            as,
                            name.value(),
                            email.value(),
                            Locale.forLanguageTag(language.value()),
                            own ? null : basis.map(BasisFields::basis).orElse(null),
                            own ? "" : basis.map(BasisFields::words).orElse("")));
            cases.keepTyped(shown.id(), "invite", Answers.NONE);
            invitations.sendCode(made);
            Said.on(this, StaffInvitationView.path(shown.id(), made), "send.invite.done");
        });
    }

    private RadioInput kind(QuestionPage page) {
        RadioInput kind = page.ask(new RadioInput(
                "kind",
                words.get("send.invite.kind"),
                Stream.of(PartyKind.YOUNG_PERSON, PartyKind.REPRESENTATIVE, PartyKind.PARENT)
                        .map(one -> Option.of(one.name(), words.get(one.textKey())))
                        .toList()));
        kind.setRequired(true);
        return kind;
    }

    private static boolean needsBasis(RadioInput kind) {
        return !kind.isEmpty() && !kind.value().equals(PartyKind.YOUNG_PERSON.name());
    }

    private static PartyKind chosen(RadioInput kind) {
        return Stream.of(PartyKind.values())
                .filter(one -> one.name().equals(kind.value()))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException(List.of(FieldProblem.of("kind", "send.invite.kind.missing"))));
    }

    /** The address that was used for the request is the one to invite first. */
    private void prefill(SendCase shown, TextInput name, TextInput email, RadioInput language) {
        if (language.isEmpty()) {
            language.setValue(words.languages().getFirst().toLanguageTag());
        }
        boolean first =
                invitations.list(shown.id()).stream().noneMatch(one -> Objects.equals(one.email(), shown.askerEmail()));
        if (name.isEmpty() && email.isEmpty() && first && shown.askedBy() != AskedBy.PROFESSIONAL) {
            name.setValue(shown.askerName());
            email.setValue(shown.askerEmail());
        }
    }

    /** Why somebody else than the young person sees the case. */
    static final class BasisFields {
        private final RadioInput basis;
        private final TextInput words;

        BasisFields(Words texts, QuestionPage page) {
            basis = page.ask(new RadioInput(
                    "basis",
                    texts.get("send.basis.why"),
                    Stream.of(Basis.values())
                            .map(one -> Option.of(one.name(), texts.get(one.textKey())))
                            .toList()));
            basis.setRequired(true);
            words = page.ask(TextInput.longText("basisWords", texts.get("send.basis.words"), ROWS));
            words.setRequired(true);
            words.setHint(texts.get("send.basis.words.hint"));
        }

        List<Field<String>> all() {
            return List.of(basis, words);
        }

        void show(boolean asked) {
            basis.setVisible(asked);
            words.setVisible(asked);
        }

        void fill(@Nullable Basis recorded, String how) {
            basis.setValue(recorded == null ? "" : recorded.name());
            words.setValue(how);
        }

        @Nullable
        Basis basis() {
            return basis.isEmpty() ? null : Basis.valueOf(basis.value());
        }

        String words() {
            return words.value();
        }
    }
}
