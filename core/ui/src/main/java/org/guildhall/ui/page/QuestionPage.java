package org.guildhall.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.ProblemReport;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A page that asks: Back, heading, "There is a problem" with links to the fields, the fields, and at most one primary button. A
 * button's action that throws {@link InvalidInputException} or {@link RefusedException} is shown here and nothing typed is lost.
 */
public class QuestionPage extends Div implements ProblemReport {
    private final Words words;
    private final ErrorSummary summary;
    private final Span caption = new Span();
    private final PageHeading heading;
    private final Element form = new Element("form");
    private final Div body = new Div();
    private final Div buttons = new Div();
    private final Div columns = new Div();
    private final List<Field<?>> fields = new ArrayList<>();
    private @Nullable Component back;
    /** What the browser's tab says. */
    private String tab;

    /** A page with its heading. */
    public QuestionPage(Words words, String title) {
        this.words = words;
        this.tab = title;
        summary = new ErrorSummary(words);
        heading = new PageHeading(title);
        caption.addClassName("gh-caption");
        addClassName("gh-question");
        body.addClassName("gh-stack");
        buttons.addClassName("gh-buttons");
        form.setAttribute("novalidate", true);
        form.getClassList().add("gh-form");
        form.addEventListener("submit", event -> {}).preventDefault();
        form.appendChild(body.getElement(), buttons.getElement());
        columns.addClassName("gh-columns");
        columns.getElement().appendChild(form);
        add(summary, heading, columns);
    }

    /** Words above the heading that say which form this is part of. */
    public final void setCaption(String text) {
        caption.setText(text);
        caption.removeFromParent();
        if (!text.isEmpty()) {
            addComponentAtIndex(indexOf(heading), caption);
        }
    }

    /** Changes the heading. */
    public final void changeHeading(String text) {
        tab = text;
        heading.change(text);
    }

    /** Puts the heading in other words while somebody answers; the keyboard stays where it is. */
    public final void rewordHeading(String text) {
        heading.setText(text);
    }

    /** Lets the browser's tab, and with it its history, say something else than the heading. */
    public final void setTabTitle(String text) {
        tab = text;
        heading.setTabTitle(text);
    }

    /** A link back to a page. */
    public final void setBack(String path) {
        setBack(new PageLink(path, words.get("ui.back")));
    }

    /** A link back that does something. */
    public final void setBack(Runnable action) {
        setBack(ActionButton.text(words.get("ui.back"), action));
    }

    private void setBack(Component link) {
        if (back != null) {
            remove(back);
        }
        link.addClassName("gh-back");
        back = link;
        addComponentAsFirst(link);
    }

    /** Says above the form that a red star marks what must be filled in. */
    public final void explainStar() {
        Span star = new Span("*");
        star.addClassName("gh-star");
        Paragraph line = new Paragraph(star, new Span(" " + words.get("ui.star")));
        line.addClassName("gh-star-note");
        body.addComponentAsFirst(Still.of(line));
    }

    /** Adds a question, whose problems are shown from then on. */
    public final <F extends Field<?>> F ask(F field) {
        watch(field);
        body.add(field);
        return field;
    }

    /** Adds a question in front of another, or of a part that {@link #addContent} has added. */
    public final <F extends Field<?>> F askBefore(F field, Component next) {
        int place = fields.indexOf(next);
        fields.add(place < 0 ? fields.size() : place, field);
        field.reportTo(this);
        body.addComponentAtIndex(body.getElement().indexOfChild(next.getElement()), field);
        return field;
    }

    /** Takes a question away, and its problem. */
    public final void takeOut(Field<?> field) {
        settled(field);
        fields.remove(field);
        field.removeFromParent();
    }

    /** Registers a question that stands somewhere inside of what {@link #addContent} adds. */
    public final <F extends Field<?>> F watch(F field) {
        fields.add(field);
        field.reportTo(this);
        return field;
    }

    /** Adds text or other parts below what is there. */
    public final void addContent(Component... parts) {
        body.add(parts);
    }

    /** Adds a part in front of a question or of another part. */
    public final void addContentBefore(Component part, Component next) {
        body.addComponentAtIndex(body.getElement().indexOfChild(next.getElement()), part);
    }

    /** Takes all questions and parts away, the buttons too. */
    public final void clear() {
        fields.clear();
        body.removeAll();
        buttons.removeAll();
        clearProblems();
    }

    /** A panel beside the form, below it on narrow screens. */
    public final void setAside(Component panel) {
        Aside aside = new Aside(panel);
        columns.add(aside);
        columns.addClassName("gh-with-aside");
    }

    /** A panel to read while answering: beside the form, and on narrow screens between the questions and the buttons. */
    public final void setGuide(Component panel) {
        Aside guide = new Aside(panel);
        form.insertChild(1, guide.getElement());
        form.getClassList().add("gh-guided");
    }

    /** The one button that goes on; Enter in a field presses it. */
    public final ActionButton primary(String label, Runnable action) {
        ActionButton button = ActionButton.primary(label, guarded(action));
        button.pressOnEnter();
        buttons.add(button);
        return button;
    }

    /** Another button. */
    public final ActionButton secondary(String label, Runnable action) {
        ActionButton button = ActionButton.secondary(label, guarded(action));
        buttons.add(button);
        return button;
    }

    /** A button for what cannot be undone, on the page that asks whether it is meant. */
    public final ActionButton warning(String label, Runnable action) {
        ActionButton button = ActionButton.warning(label, guarded(action));
        buttons.add(button);
        return button;
    }

    /** A button that looks like a link. */
    public final ActionButton textButton(String label, Runnable action) {
        ActionButton button = ActionButton.text(label, guarded(action));
        buttons.add(button);
        return button;
    }

    /** A link among the buttons, such as "Cancel". */
    public final PageLink link(String label, String path) {
        PageLink link = new PageLink(path, label);
        link.addClassName("gh-button-link");
        buttons.add(link);
        return link;
    }

    /** Shows what is wrong, in the summary and at each field, and leads the keyboard to the summary. */
    @Override
    public final void showProblems(List<FieldProblem> problems) {
        clearProblems();
        List<ErrorSummary.Entry> entries = new ArrayList<>();
        Map<String, String> lines = new HashMap<>();
        for (FieldProblem problem : inOrder(problems)) {
            String text = words.of(problem);
            String control = fields.stream()
                    .filter(field -> field.owns(problem.field()))
                    .findFirst()
                    .map(field -> field.showProblem(
                            problem.field(),
                            lines.merge(problem.field(), text, (before, next) -> before + "\n" + next)))
                    .orElse("");
            entries.add(new ErrorSummary.Entry(text, control, problem.field()));
        }
        showSummary(entries);
    }

    @Override
    public final void settled(Field<?> field) {
        if (summary.drop(field::owns)) {
            heading.setTabTitle(tab);
        }
    }

    /** Shows a problem that belongs to no field. */
    public final void showProblem(String text) {
        clearProblems();
        showSummary(List.of(new ErrorSummary.Entry(text, "", "")));
    }

    /** Takes all problems away. */
    public final void clearProblems() {
        fields.forEach(Field::clearProblem);
        summary.clear();
        heading.setTabTitle(tab);
    }

    /** Does the work of a button; problems that it throws are shown here. */
    public final Runnable guarded(Runnable action) {
        return () -> {
            try {
                clearProblems();
                action.run();
            } catch (InvalidInputException invalid) {
                showProblems(invalid.problems());
            } catch (RefusedException refused) {
                showProblem(words.of(refused));
            }
        };
    }

    /** The question of this name. */
    public final Optional<Field<?>> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** As the questions stand on the page; what belongs to none comes last. */
    private List<FieldProblem> inOrder(List<FieldProblem> problems) {
        return problems.stream()
                .sorted(Comparator.<FieldProblem>comparingInt(this::index)
                        .thenComparingInt(problem -> index(problem) == fields.size()
                                ? 0
                                : fields.get(index(problem)).place(problem.field())))
                .toList();
    }

    private int index(FieldProblem problem) {
        return IntStream.range(0, fields.size())
                .filter(index -> fields.get(index).owns(problem.field()))
                .findFirst()
                .orElse(fields.size());
    }

    private void showSummary(List<ErrorSummary.Entry> entries) {
        summary.show(entries);
        if (!entries.isEmpty()) {
            heading.setTabTitle(words.get("ui.problem.tab", tab));
        }
    }
}
