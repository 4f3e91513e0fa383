package org.guildhall.finance.grant.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.form.Answers;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.grant.PersonChange;
import org.guildhall.finance.grant.PersonChangeService;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.finance.grant.PersonGrantService.HeldGrant;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Notes that a person has died or lost capacity, and whose access ends by it. */
public final class PersonChangeView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/people/:person/change";

    private final Words words;
    private final PersonGrantService grants;
    private final PersonChangeService changes;
    private final UnaryOperator<String> roleName;

    /** About the person that the address names. */
    public PersonChangeView(
            Words words, PersonGrantService grants, PersonChangeService changes, UnaryOperator<String> roleName) {
        this.words = words;
        this.grants = grants;
        this.changes = changes;
        this.roleName = roleName;
    }

    static String path(PersonId person) {
        return PersonView.path(person) + "/change";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Person person = grants.person(new PersonId(PathPart.id(event, "person")));
        List<HeldGrant> held =
                grants.on(person.id()).stream().filter(HeldGrant::holdsNow).toList();
        QuestionPage page = new QuestionPage(words, words.get("finance.change.title"));
        page.setCaption(person.name().full());
        page.setBack(PersonView.path(person.id()));
        page.explainStar();
        RadioInput change = page.ask(new RadioInput(
                PersonChangeService.CHANGE,
                words.get("finance.change.what"),
                Stream.of(PersonChange.values())
                        .map(one -> new Option(
                                one.code(),
                                words.get("finance.change." + one.code()),
                                words.get("finance.change." + one.code() + ".hint")))
                        .toList()));
        change.setRequired(true);
        DateInput date = page.ask(new DateInput(words, PersonChangeService.DATE, words.get("finance.change.date")));
        date.setRequired(true);
        CheckboxesInput end = new CheckboxesInput(
                PersonChangeService.END,
                words.get("finance.change.end"),
                held.stream()
                        .map(one -> new Option(one.grant().id().toString(), name(one), role(one)))
                        .toList());
        end.setHint(words.get("finance.change.end.hint"));
        if (held.isEmpty()) {
            page.addContent(new Paragraph(words.get("finance.grant.none")));
        } else {
            page.ask(end);
            change.onChange(() -> PersonChange.of(change.value())
                    .ifPresent(chosen -> end.setValue(held.stream()
                            .filter(one -> chosen.ends(one.grant().role()))
                            .map(one -> one.grant().id().toString())
                            .toList())));
        }
        page.addContent(kept(page, person.id(), change, date, end));
        page.warning(words.get("finance.change.button"), () -> {
            Set<UUID> ended = end.value().stream().map(UUID::fromString).collect(Collectors.toSet());
            changes.note(person.id(), change.value(), date.date(), ended);
            getUI().ifPresent(ui -> ui.navigate(PersonView.path(person.id())));
        });
        removeAll();
        add(page);
    }

    /** The ticks follow what happened, so they are put back after it, as the officer left them. */
    private TypedSoFar kept(
            QuestionPage page, PersonId person, RadioInput change, DateInput date, CheckboxesInput end) {
        Answers before = changes.typed(person);
        Consumer<Answers> keep = entered ->
                changes.keepTyped(person, entered.with(end.name(), end.value().isEmpty() ? null : end.value()));
        if (!before.values().isEmpty()) {
            end.setValue(before.all(end.name()));
        }
        end.onChange(page.guarded(() ->
                keep.accept(Answers.NONE.with(change.name(), change.value()).with(date.name(), date.value()))));
        return new TypedSoFar(words, page, before, keep, List.of(change, date));
    }

    private String name(HeldGrant held) {
        return held.holder()
                .map(known -> known.details().name().full())
                .orElseGet(() -> words.get("finance.grant.gone"));
    }

    private String role(HeldGrant held) {
        return roleName.apply(held.grant().role());
    }
}
