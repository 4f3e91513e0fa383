package org.guildhall.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.address.Address;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormGroup;
import org.guildhall.api.form.FormPage;
import org.guildhall.ui.field.AddressInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.ActionButton;
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
    private final Paragraph intro = new Paragraph();
    /** The keys of the words on the page that is shown, which an answer may change. */
    private List<String> spoken = List.of();

    private @Nullable Draft draft;
    private @Nullable QuestionPage page;
    /** Items taken away on this page, with the place at which they stood. */
    private final Map<String, Integer> removed = new LinkedHashMap<>();

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
        Optional<FormPage> held = path.stream()
                .filter(candidate -> host.gate(candidate, draft.answers()).isPresent())
                .findFirst();
        removed.clear();
        removeAll();
        if (held.isPresent()
                && (wanted.equals(CHECK) || step.isPresent() && path.indexOf(step.get()) >= path.indexOf(held.get()))) {
            showGate(draft, path, held.get());
        } else if (wanted.equals(CHECK)) {
            showCheck(draft, path);
        } else {
            showStep(draft, path, step.orElse(path.getFirst()));
        }
    }

    private void showGate(Draft current, List<FormPage> path, FormPage step) {
        FormGate gate = host.gate(step, current.answers()).orElseThrow();
        Answers asked = asked(current.answers());
        QuestionPage shown = new QuestionPage(words, title(step, asked));
        page = shown;
        named(shown, path.indexOf(step));
        setBack(shown, current, path, step);
        intro(shown, step, asked);
        shown.addContent(gate.parts().toArray(Component[]::new));
        shown.primary(words.get(gate.buttonKey()), () -> {
            save(current.answers(), step.id());
            gate.action().run();
        });
        add(shown);
    }

    private void showStep(Draft current, List<FormPage> path, FormPage step) {
        Answers asked = asked(current.answers());
        title = title(step, asked);
        spoken = spoken(step, asked);
        questions.clear();
        above.removeFromParent();
        below.removeFromParent();
        intro.removeFromParent();
        QuestionPage shown = new QuestionPage(words, title);
        page = shown;
        named(shown, path.indexOf(step));
        setBack(shown, current, path, step);
        intro(shown, step, asked);
        if (step.fields().stream().anyMatch(FormField::required)) {
            shown.explainStar();
        }
        host.guide(step).ifPresent(shown::setGuide);
        saved.setText("");
        shown.addContent(saved);
        form.group(step.collects()).ifPresent(group -> showItems(shown, step, group, current.answers()));
        refresh(step, current.answers());
        shown.primary(nextLabel(step, path, asked), () -> goOn(step));
        add(shown);
        if (showProblems) {
            showProblems = false;
            shown.showProblems(check(step, current.answers()));
        }
    }

    private void setBack(QuestionPage shown, Draft current, List<FormPage> path, FormPage step) {
        int at = path.indexOf(step);
        shown.setBack(
                at == 0
                        ? host.pathBefore()
                        : host.path(current.id(), path.get(at - 1).id()));
    }

    private void intro(QuestionPage shown, FormPage step, Answers answers) {
        if (words.has(key(step.key() + ".intro"))) {
            intro.setText(introOf(step, answers));
            shown.addContent(intro);
        }
    }

    private String introOf(FormPage step, Answers answers) {
        return words.get(key(step, "intro", answers), called(step, answers));
    }

    private String title(FormPage step, Answers answers) {
        return words.get(key(step, "title", answers), called(step, answers));
    }

    private String key(FormPage step, String part, Answers answers) {
        return form.textKey(step.key() + "." + part, form.voice(step, step.item(), answers), words::has);
    }

    private String label(FormPage step, FormField field, Answers answers) {
        return factory.label(
                field, services.forms().called(form, step, field, answers), form.voice(step, field.item(), answers));
    }

    private Question question(FormPage step, FormField field, String heading, Answers answers) {
        Answers asked = asked(answers);
        return factory.question(
                field,
                services.forms().called(form, step, field, asked),
                form.voice(step, field.item(), asked),
                heading,
                draft());
    }

    private List<String> spoken(FormPage step, Answers answers) {
        return Stream.concat(
                        Stream.of(key(step, "title", answers), key(step, "intro", answers)),
                        step.fields().stream().flatMap(field -> {
                            String voice = form.voice(step, field.item(), answers);
                            return Stream.of("label", "hint")
                                    .map(part -> form.textKey(field.key() + "." + part, voice, words::has));
                        }))
                .toList();
    }

    /** What a form that speaks in voices hears: an answer to a question that is not asked any more chooses none. */
    private Answers asked(Answers answers) {
        return form.voices().isEmpty() ? answers : services.forms().prune(form, answers);
    }

    /** The name of the item that a page is about. */
    private String called(FormPage step, Answers answers) {
        return form.group(step.each())
                .map(group -> group.called(answers, step.item().orElse("")))
                .orElse("");
    }

    private String nextLabel(FormPage step, List<FormPage> path, Answers answers) {
        if (words.has(key(step.key() + ".next"))) {
            return text(step.key() + ".next");
        }
        if (!host.nextKey().isEmpty()) {
            return words.get(host.nextKey());
        }
        int next = path.indexOf(step) + 1;
        return next < path.size() ? title(path.get(next), answers) : words.get("ui.check.title");
    }

    /** The items of a group one under another, each with its questions; they can be taken away and brought back. */
    private void showItems(QuestionPage shown, FormPage step, FormGroup group, Answers answers) {
        List<String> items = group.items(answers);
        for (int place = 0; place <= items.size(); place++) {
            showRemoved(shown, step, group, place);
            if (place < items.size()) {
                shown.addContent(item(shown, step, group, items.get(place), answers));
            }
        }
        if (items.size() < group.most()) {
            ActionButton more =
                    ActionButton.secondary("+ " + text(step.key() + ".add"), shown.guarded(() -> oneMore(step, group)));
            shown.addContent(more);
        } else {
            shown.addContent(new Paragraph(words.get("ui.form.items.most", group.most())));
        }
    }

    private Component item(QuestionPage shown, FormPage step, FormGroup group, String item, Answers answers) {
        Div card = new Div();
        card.addClassNames("gh-item", "gh-stack");
        List<String> items = group.items(answers);
        String heading = words.get(key(step.key() + ".item"), items.indexOf(item) + 1);
        H2 title = new H2(heading);
        title.setId("item-" + item);
        card.getElement().setAttribute("role", "group").setAttribute("aria-labelledby", "item-" + item);
        card.add(title);
        for (FormField field : step.fields()) {
            if (field.item().filter(item::equals).isPresent()) {
                Question made = question(step, field, heading, answers);
                questions.put(field.name(), made);
                card.add(shown.watch(made.field()));
                made.setAnswer(answers);
                made.field().onChange(() -> answered(step, field));
            }
        }
        if (items.size() > 1) {
            Span which = new Span(" " + heading);
            which.addClassName("gh-hidden");
            ActionButton remove = ActionButton.text("", shown.guarded(() -> remove(step, group, item)));
            remove.add(new Span(words.get("ui.form.items.remove")), which);
            card.add(remove);
        }
        return card;
    }

    private void showRemoved(QuestionPage shown, FormPage step, FormGroup group, int place) {
        removed.forEach((item, before) -> {
            if (before == place) {
                String name = group.called(draft().answers(), item);
                Notice gone = new Notice(
                        Notice.Kind.INFORMATION,
                        new Paragraph(
                                name.isBlank()
                                        ? words.get("ui.form.items.removed.unnamed")
                                        : words.get("ui.form.items.removed", name)));
                ActionButton undo = ActionButton.secondary(
                        words.get("ui.form.items.undo"), shown.guarded(() -> bringBack(step, group, item)));
                undo.setId("undo-" + item);
                gone.add(new Div(undo));
                shown.addContent(gone);
            }
        });
    }

    private void oneMore(FormPage step, FormGroup group) {
        Answers more = group.more(typed());
        again(step, more);
        String added = group.items(more).getLast();
        page().field(FormField.of(step.fields().getFirst().key(), added)).ifPresent(Field::goTo);
    }

    private void remove(FormPage step, FormGroup group, String item) {
        Answers answers = typed();
        int place = group.items(answers).indexOf(item);
        removed.replaceAll((other, before) -> before > place ? before - 1 : before);
        removed.put(item, place);
        again(step, group.without(answers, item));
        page().getElement()
                .executeJs("const undo = this.querySelector($0); if (undo) { undo.focus(); }", "#undo-" + item);
    }

    private void bringBack(FormPage step, FormGroup group, String item) {
        int place = Objects.requireNonNull(removed.remove(item));
        removed.replaceAll((other, before) -> before >= place ? before + 1 : before);
        again(step, group.back(typed(), item, place));
        page().field(FormField.of(step.fields().getFirst().key(), item)).ifPresent(Field::goTo);
    }

    /** Shows a page anew after the number of items has changed. */
    private void again(FormPage step, Answers answers) {
        save(answers, step.id());
        List<FormPage> path = services.forms().path(form, answers);
        FormPage now = path.stream()
                .filter(candidate -> candidate.id().equals(step.id()))
                .findFirst()
                .orElseThrow();
        removeAll();
        showStep(draft(), path, now);
        saved.setText(words.get("ui.form.saved"));
    }

    /** Says which form a page is part of, above its heading and in the browser's tab. */
    private void named(QuestionPage shown, int place) {
        if (!host.captionKey().isEmpty()) {
            shown.setCaption(words.get(host.captionKey()));
        }
        if (!host.tabKey().isEmpty()) {
            shown.setTabTitle(words.get(host.tabKey(), place + 1));
        }
    }

    private void answered(FormPage step, FormField field) {
        Answers answers = typed();
        refresh(step, answers);
        try {
            save(answers, step.id());
            saved.setText(words.get("ui.form.saved"));
            if (!form.voices().isEmpty() && !spoken.equals(spoken(step, asked(answers)))) {
                reword(step, field, answers);
            }
        } catch (RefusedException refused) {
            page().showProblem(words.of(refused));
        }
    }

    private void goOn(FormPage step) {
        Answers answers = removed.isEmpty() ? typed() : withoutRemoved(typed());
        List<FieldProblem> problems = check(step, answers);
        if (!problems.isEmpty()) {
            save(answers, step.id());
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
        // whoever comes back later goes on there
        save(answers, next);
        go(next);
    }

    /** What was said of items that were taken away is forgotten with the step on. */
    private Answers withoutRemoved(Answers answers) {
        Answers rest = answers;
        for (String field : answers.values().keySet()) {
            if (FormField.item(field).filter(removed::containsKey).isPresent()) {
                rest = rest.with(field, (Object) null);
            }
        }
        return rest;
    }

    /**
     * Puts what the page says in other words. The question that was answered stays as it is: whoever chooses by the arrow keys passes
     * by other answers, and is still in it.
     */
    private void reword(FormPage step, FormField answered, Answers answers) {
        if (form.group(step.collects()).isPresent()) {
            again(step, answers);
            page().field(answered.name()).ifPresent(Field::goTo);
            return;
        }
        Answers asked = asked(answers);
        spoken = spoken(step, asked);
        title = title(step, asked);
        page().rewordHeading(title);
        if (intro.getParent().isPresent()) {
            intro.setText(introOf(step, asked));
        }
        step.fields().stream()
                .filter(field -> !field.name().equals(answered.name()))
                .flatMap(field -> Optional.ofNullable(questions.remove(field.name())).stream())
                .forEach(question -> page().takeOut(question.field()));
        refresh(step, answers);
    }

    private void showCheck(Draft current, List<FormPage> path) {
        changing = true;
        Answers asked = asked(current.answers());
        QuestionPage shown = new QuestionPage(words, words.get("ui.check.title"));
        page = shown;
        named(shown, path.size());
        shown.setBack(host.path(current.id(), path.getLast().id()));
        if (form.groups().isEmpty()) {
            SummaryList rows = new SummaryList(words);
            path.forEach(step -> addAnswers(rows, step, asked));
            shown.addContent(rows);
        } else {
            path.forEach(step -> {
                SummaryList rows = new SummaryList(words);
                addAnswers(rows, step, asked);
                shown.addContent(new H2(title(step, asked)), rows);
            });
        }
        shown.primary(words.get(host.sendKey()), this::send);
        add(shown);
    }

    private void addAnswers(SummaryList rows, FormPage step, Answers answers) {
        step.fields().stream()
                .filter(field -> Question.asked(field, answers))
                .forEach(field ->
                        rows.row(label(step, field, answers), factory.told(field, answers), () -> change(step, false)));
    }

    /** What was answered, in words, page by page. */
    public static List<ToldSection> told(FormServices services, FormDefinition form, FormHost host, Answers answers) {
        FormFlow flow = new FormFlow(services, form, host);
        return services.forms().path(form, answers).stream()
                .filter(step -> !step.fields().isEmpty())
                .map(step -> new ToldSection(
                        flow.title(step, answers),
                        step.fields().stream()
                                .filter(field -> Question.asked(field, answers))
                                .map(field -> new ToldSection.Row(
                                        flow.label(step, field, answers), flow.factory.told(field, answers)))
                                .toList()))
                .toList();
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
        if (step.collects() != null) {
            placed(above, host.above(step, answers), next);
            return;
        }
        for (FormField field : step.fields().reversed()) {
            boolean asked = Question.asked(field, answers);
            if (asked && !questions.containsKey(field.name())) {
                Question made = question(step, field, title, answers);
                if (made.field() instanceof AddressInput address) {
                    address.offer(knownAddresses(field, answers));
                }
                questions.put(field.name(), made);
                page().askBefore(made.field(), next);
                made.setAnswer(answers);
                made.field().onChange(() -> answered(step, field));
            }
            Question question = questions.get(field.name());
            if (question != null) {
                question.field().setVisible(asked);
                next = question.field();
            }
        }
        placed(above, host.above(step, answers), next);
    }

    /** Addresses of others of the same kind, and what the portal knows; each once. */
    private Map<String, Address> knownAddresses(FormField asking, Answers answers) {
        Map<String, Address> known = new LinkedHashMap<>();
        host.knownAddresses().forEach(own -> known.put(own.whose(), own.address()));
        services.forms()
                .path(form, answers)
                .forEach(step -> step.fields().stream()
                        .filter(field -> field.key().equals(asking.key()) && !field.equals(asking))
                        .filter(field -> Question.asked(field, answers))
                        .filter(field -> answers.values().containsKey(field.name()))
                        .map(field -> answers.address(field.name()))
                        .filter(address -> !address.street().isBlank() && !known.containsValue(address))
                        .forEach(address -> known.put(words.get("ui.address.same", address.oneLine()), address)));
        return known;
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
        List<FieldProblem> problems = services.forms().check(form, step, answers, options);
        Stream<FieldProblem> further = host.problems(answers).stream()
                .filter(problem ->
                        step.fields().stream().anyMatch(field -> field.name().equals(problem.field())))
                .filter(problem ->
                        problems.stream().noneMatch(other -> other.field().equals(problem.field())));
        return Stream.concat(problems.stream(), further).toList();
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
