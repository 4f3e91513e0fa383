package org.guildhall.referral.record.ui;

import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.record.Outcome;
import org.guildhall.referral.record.Referral;
import org.guildhall.referral.record.TriageService;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Decides what comes of a referral. */
public final class DecideView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "referral/case/:id/decide";

    private final Inboxes inboxes;

    /** About the referral that the address names. */
    public DecideView(Words words, TriageService triage, Inboxes inboxes) {
        super(words, triage, "decide");
        this.inboxes = inboxes;
    }

    @Override
    void fill(QuestionPage page, Referral referral) {
        if (referral.urgent()) {
            page.addContent(new Notice(Notice.Kind.WARNING, words.get("referral.decide.urgent")));
        }
        RadioInput outcome = page.ask(new RadioInput(
                "outcome",
                words.get("referral.decide.outcome"),
                Outcome.in(inboxes.get(referral.inbox())).stream()
                        .map(one -> new Option(
                                one.code(), words.get(one.textKey()), words.orEmpty(one.textKey() + ".hint")))
                        .toList()));
        outcome.setRequired(true);
        TextInput text = page.ask(TextInput.longText("words", words.get("referral.decide.words"), ROWS));
        text.setHint(words.get("referral.decide.words.hint"));
        keeps(page, referral, List.of(outcome, text));
        page.primary(words.get("referral.decide.button"), () -> {
            Outcome chosen = Outcome.of(outcome.value())
                    .orElseThrow(() ->
                            new InvalidInputException(List.of(FieldProblem.of("outcome", "referral.decide.missing"))));
            triage.decide(referral, chosen, text.value());
            done(referral, "referral.said.decided");
        });
    }
}
