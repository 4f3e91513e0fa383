package org.guildhall.send.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.Cover;
import org.guildhall.send.record.CoverService;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Who has a caseworker's cases in hand while the caseworker is away. */
@StyleSheet(Styles.SHEET)
public final class CoverView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/cover";

    private final Words words;
    private final CaseService cases;
    private final CoverService covers;

    /** Of the whole team. */
    public CoverView(Words words, CaseService cases, CoverService covers) {
        this.words = words;
        this.cases = cases;
        this.covers = covers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show("");
    }

    private void show(String saidKey) {
        QuestionPage page = new QuestionPage(words, words.get("send.cover.title"));
        page.setBack(CasesView.PATH);
        if (!saidKey.isEmpty()) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get(saidKey)).announced());
        }
        page.addContent(new Paragraph(words.get("send.cover.text")));
        now(page);
        page.addContent(new H2(words.get("send.cover.new")));
        List<Option> staff = cases.caseworkers().stream()
                .map(account -> Option.of(
                        account.id().toString(),
                        words.get("send.assign.person", account.details().name().full(), account.email())))
                .toList();
        SelectInput who = page.ask(new SelectInput(
                "caseworker", words.get("send.cover.caseworker"), words.get("send.assign.prompt"), staff));
        SelectInput colleague = page.ask(new SelectInput(
                "colleague", words.get("send.cover.colleague"), words.get("send.assign.prompt"), staff));
        DateInput from = page.ask(new DateInput(words, "from", words.get("send.cover.from")));
        DateInput until = page.ask(new DateInput(words, "until", words.get("send.cover.until")));
        who.setRequired(true);
        colleague.setRequired(true);
        from.setRequired(true);
        from.setHint(words.get("send.date-field.hint"));
        until.setRequired(true);
        until.setHint(words.get("send.date-field.hint"));
        page.primary(words.get("send.cover.button"), () -> {
            List<FieldProblem> problems = new ArrayList<>();
            if (who.isEmpty()) {
                problems.add(FieldProblem.of("caseworker", "send.cover.caseworker.cannot"));
            }
            if (colleague.isEmpty()) {
                problems.add(FieldProblem.of("colleague", "send.cover.colleague.cannot"));
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            LocalDate first = CasePage.date(from);
            covers.cover(AccountId.parse(who.value()), AccountId.parse(colleague.value()), first, CasePage.date(until));
            show("send.cover.done");
        });
        removeAll();
        add(page);
    }

    private void now(QuestionPage page) {
        page.addContent(new H2(words.get("send.cover.now")));
        List<Cover> known = covers.covers();
        if (known.isEmpty()) {
            page.addContent(new Paragraph(words.get("send.cover.none")));
        }
        for (Cover cover : known) {
            page.addContent(new SummaryCard(words.get(
                            "send.cover.who", cases.nameOf(cover.colleague()), cases.nameOf(cover.caseworker())))
                    .line(words.get("send.cover.days", words.date(cover.from()), words.date(cover.until())))
                    .actions(ActionButton.text(words.get("send.cover.end"), page.guarded(() -> {
                        covers.endCover(cover.id());
                        show("send.cover.ended");
                    }))));
        }
    }
}
