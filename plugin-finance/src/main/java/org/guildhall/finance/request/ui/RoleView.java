package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.request.RepresentativeRole;
import org.guildhall.finance.request.RepresentativeRole.EvidenceRule;
import org.guildhall.finance.request.RoleSettingsService;
import org.guildhall.finance.request.Wording;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** One role of the catalogue, or a new one. */
public final class RoleView extends Div implements BeforeEnterObserver {
    /** Where a role stands. */
    public static final String PATH = "finance/settings/roles/:role";

    /** Where a new one is made. */
    public static final String NEW = "finance/settings/new-role";

    private static final int ROWS = 3;

    private final Words words;
    private final RoleSettingsService roles;
    private final RoleWords names;

    /** Shows the role that the address names. */
    public RoleView(Words words, RoleSettingsService roles, RoleWords names) {
        this.words = words;
        this.roles = roles;
        this.names = names;
    }

    static String path(String id) {
        return "finance/settings/roles/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<RepresentativeRole> role =
                event.getRouteParameters().get("role").map(roles::role);
        removeAll();
        add(form(role));
    }

    private QuestionPage form(Optional<RepresentativeRole> role) {
        QuestionPage page =
                new QuestionPage(words, role.map(names::name).orElseGet(() -> words.get("finance.roles.add")));
        page.setCaption(words.get("finance.roles.title"));
        page.setBack(RoleListView.PATH);
        RepresentativeRole before =
                role.orElseGet(() -> new RepresentativeRole("", true, EvidenceRule.REQUIRED, Set.of()));
        Optional<TextInput> id = role.isPresent() ? Optional.empty() : Optional.of(id(page));
        Texts label = new Texts(page, "label", before.label(), 0);
        RadioInput allowed = page.ask(RadioInput.yesNo(words, "allowed", words.get("finance.roles.allowed.question")));
        allowed.setValue(before.allowed() ? "yes" : "no");
        RadioInput evidence =
                page.ask(new RadioInput("evidence", words.get("finance.roles.evidence"), evidenceOptions()));
        evidence.setValue(before.evidence().code());
        Texts proof = new Texts(page, "proof", before.proof(), ROWS);
        TextInput checksEnglish = checks(page, "checksEn", before, Wording::english);
        TextInput checksWelsh = checks(page, "checksCy", before, Wording::welsh);
        TextInput months = page.ask(new TextInput("months", words.get("finance.roles.months")));
        months.setHint(words.get("finance.roles.months.hint"));
        months.setInputMode("numeric");
        months.setWidthInCharacters(5);
        months.setValue(before.months() == 0 ? "" : Integer.toString(before.months()));
        CheckboxesInput scope = page.ask(new CheckboxesInput("scope", words.get("finance.roles.scope"), kinds()));
        scope.setValue(before.scope().isEmpty() ? DocumentKind.codes() : List.copyOf(before.scope()));
        page.primary(words.get("finance.roles.save"), () -> {
            RepresentativeRole typed = new RepresentativeRole(
                    id.map(TextInput::value).orElse(before.id()),
                    allowed.value().equals("yes"),
                    rule(evidence.value()),
                    scope(scope.value()),
                    months(months.value()),
                    label.value(),
                    proof.value(),
                    checks(checksEnglish.value(), checksWelsh.value()));
            if (role.isPresent()) {
                roles.change(typed);
            } else {
                roles.add(typed);
            }
            done();
        });
        role.ifPresent(known -> page.textButton(words.get("finance.roles.remove"), () -> {
            roles.remove(known.id());
            done();
        }));
        page.link(words.get("finance.roles.cancel"), RoleListView.PATH);
        return page;
    }

    private void done() {
        getUI().ifPresent(ui -> ui.navigate(RoleListView.PATH));
    }

    private TextInput id(QuestionPage page) {
        TextInput id = page.ask(new TextInput("id", words.get("finance.roles.id")));
        id.setHint(words.get("finance.roles.id.hint"));
        id.setAutocomplete("off");
        id.setRequired(true);
        return id;
    }

    private TextInput checks(
            QuestionPage page,
            String name,
            RepresentativeRole before,
            java.util.function.Function<Wording, String> words) {
        TextInput lines = page.ask(TextInput.longText(name, this.words.get("finance.roles." + name), ROWS));
        lines.setHint(this.words.get("finance.roles." + name + ".hint"));
        lines.setValue(before.checks().stream()
                .map(words)
                .collect(Collectors.joining("\n"))
                .strip());
        return lines;
    }

    private List<Option> evidenceOptions() {
        return Stream.of(EvidenceRule.values())
                .map(rule -> Option.of(rule.code(), words.get("finance.roles.evidence." + rule.code())))
                .toList();
    }

    private List<Option> kinds() {
        return Stream.of(DocumentKind.values())
                .map(kind -> Option.of(kind.code(), words.get(kind.textKey())))
                .toList();
    }

    private static EvidenceRule rule(String code) {
        return Stream.of(EvidenceRule.values())
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> scope(List<String> chosen) {
        if (chosen.isEmpty()) {
            throw new InvalidInputException(List.of(FieldProblem.of("scope", "finance.review.approve.scope.missing")));
        }
        return chosen.size() == DocumentKind.values().length ? Set.of() : Set.copyOf(chosen);
    }

    private static int months(String typed) {
        if (typed.isEmpty()) {
            return 0;
        }
        // what is no number is told by the service as a number that cannot be
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
    }

    private static List<Wording> checks(String english, String welsh) {
        List<String> lines = lines(english);
        List<String> welshLines = lines(welsh);
        if (!welshLines.isEmpty() && welshLines.size() != lines.size()) {
            throw new InvalidInputException(List.of(
                    FieldProblem.of("checksCy", "finance.roles.checks.uneven", lines.size(), welshLines.size())));
        }
        List<Wording> checks = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            checks.add(new Wording(lines.get(line), welshLines.isEmpty() ? "" : welshLines.get(line)));
        }
        return checks;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Words in English and in Welsh. */
    private final class Texts {
        private final TextInput english;
        private final TextInput welsh;

        Texts(QuestionPage page, String name, Wording before, int rows) {
            english = ask(page, name + "En", before.english(), rows);
            welsh = ask(page, name + "Cy", before.welsh(), rows);
        }

        private TextInput ask(QuestionPage page, String name, String before, int rows) {
            String label = words.get("finance.roles." + name);
            TextInput input = page.ask(rows == 0 ? new TextInput(name, label) : TextInput.longText(name, label, rows));
            input.setHint(words.get("finance.roles.shipped-words"));
            input.setAutocomplete("off");
            input.setValue(before);
            return input;
        }

        Wording value() {
            return new Wording(oneLine(english.value()), oneLine(welsh.value()));
        }

        private static String oneLine(String typed) {
            return typed.replaceAll("\\s+", " ").strip();
        }
    }
}
