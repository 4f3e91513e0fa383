package org.guildhall.send.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.send.record.AwaitingInvitation;
import org.guildhall.send.record.InvitationId;
import org.guildhall.send.record.InvitationService;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ConfirmationPanel;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** "Account Setup": for which children, whether to go on, and the last check before it is sent (SPEC G2). */
@StyleSheet(Styles.SHEET)
public final class SetupView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/setup";

    private static final String YES = "yes";

    private final Words words;
    private final InvitationService invitations;
    private List<String> ticked = List.of();
    private String answer = "";

    /** What waits for the acting person. */
    public SetupView(Words words, InvitationService invitations) {
        this.words = words;
        this.invitations = invitations;
        addClassName("gh-stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ask();
    }

    private void show(Component page) {
        removeAll();
        add(page);
    }

    private void ask() {
        List<AwaitingInvitation> awaiting = invitations.awaiting();
        if (awaiting.isEmpty()) {
            show(nothing());
            return;
        }
        QuestionPage page = new QuestionPage(words, words.get("send.setup.title"));
        page.explainStar();
        page.addContent(
                new H2(words.get("send.setup.awaiting", awaiting.size())),
                new Paragraph(words.get("send.setup.intro.1")),
                new Paragraph(words.get("send.setup.intro.2")));
        CheckboxesInput children = page.ask(new CheckboxesInput(
                "children",
                words.get("send.setup.children"),
                awaiting.stream()
                        .map(one -> Option.of(one.id().toString(), one.child().full()))
                        .toList()));
        children.setRequired(true);
        children.setValue(ticked);
        RadioInput goOn = page.ask(RadioInput.yesNo(words, "continue", words.get("send.setup.continue")));
        goOn.setRequired(true);
        goOn.setValue(answer);
        page.primary(words.get("send.setup.confirm"), () -> {
            ticked = children.value();
            answer = goOn.value();
            List<FieldProblem> problems = new ArrayList<>();
            if (children.isEmpty()) {
                problems.add(FieldProblem.of("children", "send.setup.children.missing"));
            }
            if (goOn.isEmpty()) {
                problems.add(FieldProblem.of("continue", "send.setup.continue.missing"));
            }
            if (problems.isEmpty()) {
                check(awaiting);
            } else {
                page.showProblems(problems);
            }
        });
        show(page);
    }

    private void check(List<AwaitingInvitation> awaiting) {
        QuestionPage page = new QuestionPage(words, words.get("send.setup.check"));
        page.setCaption(words.get("send.setup.title"));
        page.setBack(this::ask);
        page.addContent(
                new SummaryList(words)
                        .row(
                                words.get("send.setup.children"),
                                awaiting.stream()
                                        .filter(one -> ticked.contains(one.id().toString()))
                                        .map(one -> one.child().full())
                                        .toList(),
                                this::ask)
                        .row(
                                words.get("send.setup.continue"),
                                List.of(words.get(answer.equals(YES) ? "ui.yes" : "ui.no")),
                                this::ask),
                new Paragraph(words.get("send.setup.final")));
        if (!answer.equals(YES)) {
            page.addContent(new Paragraph(words.get("send.setup.no-means")));
        }
        page.primary(words.get("send.setup.submit"), () -> {
            invitations.answer(ticked.stream().map(id -> InvitationId.parse(id)).toList(), answer.equals(YES));
            show(done(answer.equals(YES)));
        });
        show(page);
    }

    private Div done(boolean yes) {
        ticked = List.of();
        answer = "";
        Div page = yes ? accepted() : declined();
        if (!invitations.awaiting().isEmpty()) {
            page.add(ActionButton.text(words.get("send.setup.others"), this::ask));
        }
        page.add(new PageLink("", words.get("send.setup.home")).asPrimary());
        return page;
    }

    private Div accepted() {
        Div page = new Div(
                new ConfirmationPanel(words.get("send.setup.done")),
                new Paragraph(words.get("send.setup.done.mail")),
                new H2(words.get("send.setup.done.next")),
                new Paragraph(words.get("send.standing.to-be-confirmed")),
                new Paragraph(words.get("send.setup.done.access")));
        page.addClassNames("gh-content", "gh-stack");
        return page;
    }

    private Div declined() {
        ContentPage page = new ContentPage(words.get("send.setup.declined"));
        page.add(
                new Paragraph(words.get("send.setup.declined.text")),
                new Paragraph(words.get("send.landing.call", invitations.telephone())));
        return page;
    }

    private ContentPage nothing() {
        ContentPage page = new ContentPage(words.get("send.setup.title"));
        page.add(
                new Paragraph(words.get("send.setup.nothing")),
                new PageLink(MyChildrenView.PATH, words.get("send.children.title")).asPrimary());
        return page;
    }
}
