package org.guildhall.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A form page by page on a draft: answers are saved as one types, pages that do not apply are left out, the button to go on bears
 * the name of the next step, and "Check your answers" stands before the end. Each page has an address of its own.
 */
public final class FormFlow extends Div {
    /** The page "Check your answers". */
    public static final String CHECK = "check";

    private final FormServices services;
    private final Words words;
    private final FormDefinition form;
    private final FormHost host;
    private final FieldFactory factory;
    private final Div above = new Div();
    private final Div below = new Div();
    private final Paragraph saved = new Paragraph();
    /** By the names of their fields; one that does not apply is not made: not shown, it would cost an open page more than shown. */
    private final Map<String, Question> questions = new HashMap<>();

    private String title = "";
    private @Nullable Draft draft;
    private @Nullable QuestionPage page;
    private boolean changing;
    private boolean showProblems;

    /** A form; nothing is shown before {@link #show}. */
    public FormFlow(FormServices services, FormDefinition form, FormHost host) {
        this.services = services;
        this.words = services.words();
        this.form = form;
        this.host = host;
        this.factory = new FieldFactory(services, form, host);
        addClassName("gh-flow");
        above.addClassName("gh-stack");
        below.addClassName("gh-stack");
        saved.addClassNames("gh-quiet", "gh-saved");
    }

    /**
     * Shows a page of the draft.
     *
     * @param pageId a page's id or {@link #CHECK}; empty means where the person was
     */
    public void show(Draft draft, String pageId) {
        this.draft = draft;
        String wanted = pageId.isEmpty() ? draft.page() : pageId;
        List<FormPage> path = services.forms().path(form, draft.answers());
        Optional<FormPage> step =
                path.stream().filter(candidate -> candidate.id().equals(wanted)).findFirst();
        removeAll();
        if (wanted.equals(CHECK)) {
            showCheck(draft, path);
        } else {
            showStep(draft, path, step.orElse(path.getFirst()));
        }
    }

    private void showStep(Draft current, List<FormPage> path, FormPage step) {
        title = text(step.id() + ".title");
        questions.clear();
        QuestionPage shown = new QuestionPage(words, title);
        page = shown;
        caption(shown);
        int at = path.indexOf(step);
        shown.setBack(
                at == 0
                        ? host.pathBefore()
                        : host.path(current.id(), path.get(at - 1).id()));
        if (words.has(key(step.id() + ".intro"))) {
            shown.addContent(new Paragraph(text(step.id() + ".intro")));
        }
        if (step.fields().stream().anyMatch(FormField::required)) {
            shown.explainStar();
        }
        saved.setText("");
        shown.addContent(saved);
        refresh(step, current.answers());
        shown.primary(nextLabel(step, path, at), () -> goOn(step));
        add(shown);
        if (showProblems) {
            showProblems = false;
            shown.showProblems(check(step, current.answers()));
        }
    }

    private String nextLabel(FormPage step, List<FormPage> path, int at) {
        if (words.has(key(step.id() + ".next"))) {
            return text(step.id() + ".next");
        }
        return at + 1 < path.size() ? text(path.get(at + 1).id() + ".title") : words.get("ui.check.title");
    }

    private void caption(QuestionPage shown) {
        if (!host.captionKey().isEmpty()) {
            shown.setCaption(words.get(host.captionKey()));
        }
    }

    private void answered(FormPage step) {
        Answers answers = typed();
        refresh(step, answers);
        try {
            save(answers, step.id());
            saved.setText(words.get("ui.form.saved"));
        } catch (RefusedException refused) {
            page().showProblem(words.of(refused));
        }
    }

    private void goOn(FormPage step) {
        Answers answers = typed();
        save(answers, step.id());
        List<FieldProblem> problems = check(step, answers);
        if (!problems.isEmpty()) {
            page().showProblems(problems);
            return;
        }
        List<FormPage> path = services.forms().path(form, answers);
        List<FormPage> rest = path.subList(path.indexOf(step) + 1, path.size());
        String next = rest.stream()
                .filter(changing ? candidate -> !check(candidate, answers).isEmpty() : any())
                .map(FormPage::id)
                .findFirst()
                .orElse(CHECK);
        go(next);
    }

    private void showCheck(Draft current, List<FormPage> path) {
        changing = true;
        QuestionPage shown = new QuestionPage(words, words.get("ui.check.title"));
        page = shown;
        caption(shown);
        shown.setBack(host.path(current.id(), path.getLast().id()));
        SummaryList rows = new SummaryList(words);
        path.forEach(step -> addAnswers(rows, step, current.answers()));
        shown.addContent(rows);
        shown.primary(words.get(host.sendKey()), this::send);
        add(shown);
    }

    private void addAnswers(SummaryList rows, FormPage step, Answers answers) {
        step.fields().stream()
                .filter(field -> Question.asked(field, answers))
                .forEach(field ->
                        rows.row(factory.label(field), factory.told(field, answers), () -> change(step, false)));
    }

    private void send() {
        Draft current = draft();
        Answers answers = services.forms().prune(form, current.answers());
        Optional<FormPage> unfinished = services.forms().path(form, answers).stream()
                .filter(step -> !check(step, answers).isEmpty())
                .findFirst();
        if (unfinished.isPresent()) {
            change(unfinished.get(), true);
            return;
        }
        save(answers, CHECK);
        host.send(draft());
    }

    private void change(FormPage step, boolean withProblems) {
        showProblems = withProblems;
        go(step.id());
    }

    private void go(String pageId) {
        String path = host.path(draft().id(), pageId);
        getUI().ifPresent(ui -> ui.navigate(path));
    }

    private void save(Answers answers, String pageId) {
        Draft before = draft();
        if (!answers.equals(before.answers()) || !pageId.equals(before.page())) {
            draft = services.drafts().save(before, answers, pageId);
        }
    }

    private Answers typed() {
        Answers answers = draft().answers();
        for (Question question : questions.values()) {
            answers = question.answerInto(answers);
        }
        return answers;
    }

    private void refresh(FormPage step, Answers answers) {
        Component next = placed(below, host.below(step, answers), saved);
        for (FormField field : step.fields().reversed()) {
            boolean asked = Question.asked(field, answers);
            if (asked && !questions.containsKey(field.name())) {
                Question made = factory.question(field, title, draft());
                questions.put(field.name(), made);
                page().askBefore(made.field(), next);
                made.setAnswer(answers);
                made.field().onChange(() -> answered(step));
            }
            Question question = questions.get(field.name());
            if (question != null) {
                question.field().setVisible(asked);
                next = question.field();
            }
        }
        placed(above, host.above(step, answers), next);
    }

    /** Puts parts in front of another one; a place without any is no part of the page. */
    private Component placed(Div place, List<Component> parts, Component next) {
        place.removeAll();
        if (parts.isEmpty()) {
            place.removeFromParent();
            return next;
        }
        place.add(parts);
        if (place.getParent().isEmpty()) {
            page().addContentBefore(place, next);
        }
        return place;
    }

    private List<FieldProblem> check(FormPage step, Answers answers) {
        Map<String, List<String>> options = step.fields().stream()
                .map(FormField::optionsFrom)
                .flatMap(Stream::ofNullable)
                .distinct()
                .collect(Collectors.toMap(
                        list -> list,
                        list -> host.options(list).stream().map(Option::value).toList()));
        return services.forms().check(form, step, answers, options);
    }

    private Draft draft() {
        Draft current = draft;
        if (current == null) {
            throw new IllegalStateException("No draft is shown");
        }
        return current;
    }

    private QuestionPage page() {
        QuestionPage current = page;
        if (current == null) {
            throw new IllegalStateException("No page is shown");
        }
        return current;
    }

    private String key(String rest) {
        return form.id() + "." + rest;
    }

    private String text(String rest) {
        return words.get(key(rest));
    }

    private static Predicate<FormPage> any() {
        return candidate -> true;
    }

    /** A notice that answers are kept, for the start page of a form. */
    public static Notice savedNotice(Words words) {
        return new Notice(Notice.Kind.INFORMATION, words.get("ui.form.saved-as-you-type"));
    }
}
