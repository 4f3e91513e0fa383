package org.guildhall.auth.password.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.password.PasswordOwner;
import org.guildhall.api.password.PasswordPolicy;
import org.guildhall.api.password.PasswordRule;
import org.guildhall.auth.ui.Paths;
import org.guildhall.ui.text.Words;

/** The panel "Password policy": its lines come from the policy itself and are ticked while the person types (SPEC B5). */
@StyleSheet(Paths.STYLES)
final class PolicyPanel extends Div {
    private final Words words;
    private final PasswordPolicy policy;
    private final Map<PasswordRule, Line> lines = new LinkedHashMap<>();
    private final Paragraph progress = new Paragraph();

    PolicyPanel(Words words, PasswordPolicy policy) {
        this.words = words;
        this.policy = policy;
        addClassNames("gh-stack", "auth-policy");
        UnorderedList list = new UnorderedList();
        for (PasswordRule rule : policy.rules()) {
            Line line = new Line(words.get(rule.textKey(), rule.arguments().toArray()));
            lines.put(rule, line);
            list.add(line);
        }
        progress.addClassName("gh-hidden");
        progress.getElement().setAttribute("role", "status");
        add(new H2(words.get("auth.policy.title")), new Paragraph(words.get("auth.policy.intro")), list, progress);
        add(specialCharacters());
        lines.forEach((rule, line) -> line.show(rule.live() ? State.UNMET : State.LATER));
    }

    /** Ticks what this password meets. */
    void check(String password, PasswordOwner owner) {
        if (password.isEmpty()) {
            lines.forEach((rule, line) -> line.show(rule.live() ? State.UNMET : State.LATER));
            progress.setText("");
            return;
        }
        Set<String> unmet = policy.unmet(password, owner);
        lines.forEach((rule, line) -> line.show(state(rule, unmet)));
        long live = lines.keySet().stream().filter(PasswordRule::live).count();
        long met = lines.keySet().stream()
                .filter(rule -> rule.live() && !unmet.contains(rule.id()))
                .count();
        progress.setText(words.get("auth.policy.progress", met, live));
    }

    /** Marks the rules that these problems name, until something else is typed. */
    void refuse(List<FieldProblem> problems) {
        Set<String> named = problems.stream().map(FieldProblem::textKey).collect(Collectors.toSet());
        lines.forEach((rule, line) -> {
            if (named.contains(rule.textKey())) {
                line.show(State.UNMET);
            }
        });
    }

    private static State state(PasswordRule rule, Set<String> unmet) {
        // what is said of earlier passwords cannot be told while typing
        if (!rule.live()) {
            return State.LATER;
        }
        return unmet.contains(rule.id()) ? State.UNMET : State.MET;
    }

    private NativeDetails specialCharacters() {
        Span characters = new Span(String.join(
                " ",
                policy.specialCharacters()
                        .codePoints()
                        .mapToObj(Character::toString)
                        .toList()));
        characters.addClassName("auth-special");
        NativeDetails details = new NativeDetails(words.get("auth.policy.special"));
        details.setContent(new Div(new Paragraph(words.get("auth.policy.special.text")), characters));
        return details;
    }

    private enum State {
        MET("auth.policy.met", "✓"),
        UNMET("auth.policy.unmet", "✗"),
        LATER("auth.policy.later", "…");

        private final String textKey;
        private final String mark;

        State(String textKey, String mark) {
            this.textKey = textKey;
            this.mark = mark;
        }
    }

    /** A requirement: its mark, and the same in words. */
    private final class Line extends ListItem {
        private final Span mark = new Span();
        private final Span spoken = new Span();

        Line(String text) {
            mark.addClassName("auth-mark");
            mark.getElement().setAttribute("aria-hidden", "true");
            spoken.addClassName("auth-state");
            add(mark, new Span(new Span(text), spoken));
        }

        void show(State state) {
            getElement().setAttribute("data-state", state.name().toLowerCase(Locale.ROOT));
            mark.setText(state.mark);
            spoken.setText(" (" + words.get(state.textKey) + ")");
        }
    }
}
