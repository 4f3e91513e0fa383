package org.guildhall.product;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fills a form in as its pages come, whatever they ask: only what is marked as mandatory, or everything at its longest. What a
 * question is to be answered with can be said before; of the others the first choice is taken.
 */
final class FormWalk {
    private static final int MOST_ROUNDS = 80;
    private static final String UNICODE = "Zoë Ŵyn-Ōtani Łukasz Жанна Ωmega ’quoted’ e\u0301 ";
    private static final String CONTROLS = """
            () => [...document.querySelectorAll('main form input, main form select, main form textarea')]
              .filter(one => one.offsetParent !== null && one.type !== 'file' && !one.disabled)
              .map(one => {
                const set = one.closest('fieldset');
                const own = one.labels && one.labels.length ? one.labels[0] : null;
                const legend = set ? set.querySelector('legend') : null;
                const starred = part => !!part && part.textContent.trim().endsWith('*');
                const choice = one.type === 'radio' || one.type === 'checkbox';
                const bare = part => part ? part.textContent.replace(/\\*$/, '').trim() : '';
                return {
                  id: one.id,
                  kind: one.tagName === 'INPUT' ? one.type : one.tagName.toLowerCase(),
                  label: bare(own),
                  legend: bare(legend),
                  group: choice && set && one.type === 'radio' ? one.name : choice && set ? bare(legend) : one.id,
                  required: one.getAttribute('aria-required') === 'true' || starred(own) || starred(legend),
                  filled: choice ? one.checked : one.value !== '',
                  longest: one.maxLength || -1,
                  mode: one.inputMode || ''
                };
              })
            """;
    private static final String IDLE = """
            () => {
              const clients = window.Vaadin && window.Vaadin.Flow && window.Vaadin.Flow.clients;
              return !!clients && Object.values(clients).every(one => !one.isActive || !one.isActive());
            }
            """;

    private final Visitor visitor;
    private final boolean all;
    private final Map<String, String> answers = new HashMap<>();
    private int fields;
    private Consumer<String> onPage = heading -> {};

    private FormWalk(Visitor visitor, boolean all) {
        this.visitor = visitor;
        this.all = all;
    }

    /** Answers mandatory questions alone. */
    static FormWalk least(Visitor visitor) {
        return new FormWalk(visitor, false);
    }

    /** Answers each question, texts at their longest. */
    static FormWalk most(Visitor visitor) {
        return new FormWalk(visitor, true);
    }

    /** Says how a question is answered, by its label or legend. */
    FormWalk answering(String question, String answer) {
        answers.put(question, answer);
        return this;
    }

    /** Is told the heading of each page once it is filled in. */
    FormWalk onEachPage(Consumer<String> look) {
        onPage = look;
        return this;
    }

    /** How many controls were filled in. */
    int fields() {
        return fields;
    }

    /** Goes on until the page of this heading is reached. */
    FormWalk to(String wanted) {
        for (int page = 0; page < MOST_ROUNDS; page++) {
            String before = heading();
            if (before.equals(wanted)) {
                return this;
            }
            fill();
            onPage.accept(before);
            String url = visitor.page().url();
            submit();
            settle();
            if (visitor.page().url().equals(url) && heading().equals(before)) {
                throw new AssertionError("Not let on from " + before + ":\n"
                        + visitor.page().getByRole(AriaRole.MAIN).innerText());
            }
        }
        throw new AssertionError("Never reached: " + wanted);
    }

    /** Answers what the page asks, and what it asks because of the answers. */
    void fill() {
        Locator byHand = visitor.button(Labels.BY_HAND);
        if (byHand.count() > 0) {
            byHand.first().click();
            settle();
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Map<String, Object>> open = open();
            if (open.isEmpty()) {
                return;
            }
            // texts cause no further questions, so they are typed together
            List<Map<String, Object>> texts = open.stream()
                    .filter(control -> !isChoice(control))
                    .toList();
            if (texts.isEmpty()) {
                choose(open.getFirst());
            } else {
                texts.forEach(this::type);
            }
            settle();
        }
        throw new AssertionError("The page asks without end: " + heading());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> open() {
        List<Map<String, Object>> controls = (List<Map<String, Object>>) visitor.page().evaluate(CONTROLS);
        Map<Object, Boolean> filled = new HashMap<>();
        controls.forEach(control -> filled.merge(
                control.get("group"), Boolean.TRUE.equals(control.get("filled")), (one, two) -> one || two));
        List<Map<String, Object>> open = new ArrayList<>();
        for (Map<String, Object> control : controls) {
            boolean wanted = all || Boolean.TRUE.equals(control.get("required"));
            if (wanted && !Boolean.TRUE.equals(filled.get(control.get("group")))) {
                if (isChoice(control)) {
                    filled.put(control.get("group"), !open.isEmpty() || filled.get(control.get("group")));
                }
                open.add(control);
            }
        }
        return open;
    }

    private static boolean isChoice(Map<String, Object> control) {
        return List.of("radio", "checkbox", "select").contains(String.valueOf(control.get("kind")));
    }

    private void choose(Map<String, Object> control) {
        fields++;
        String legend = String.valueOf(control.get("legend"));
        String label = String.valueOf(control.get("label"));
        Locator field = at(control);
        if (control.get("kind").equals("select")) {
            String answer = answers.get(label);
            field.selectOption(
                    answer == null
                            ? new SelectOption().setIndex(1)
                            : new SelectOption().setLabel(answer));
            return;
        }
        String answer = answers.get(legend);
        if (answer == null) {
            field.check();
        } else {
            visitor.group(legend)
                    .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                    .check();
        }
    }

    private void type(Map<String, Object> control) {
        fields++;
        String label = String.valueOf(control.get("label"));
        String legend = String.valueOf(control.get("legend"));
        String answer = answers.getOrDefault(legend + "/" + label, answers.get(label));
        at(control).fill(answer == null ? text(control, label) : answer);
    }

    private String text(Map<String, Object> control, String label) {
        return switch (label) {
            case "Day" -> "29";
            case "Month" -> "2";
            case "Year" -> "2016";
            case "Postcode" -> "WR5 2NP";
            default ->
                switch (String.valueOf(control.get("kind"))) {
                    case "email" -> "somebody@example.org";
                    case "tel" -> "01632 960 077";
                    default -> all ? longest(((Number) control.get("longest")).intValue()) : "Words about " + label;
                };
        };
    }

    private static String longest(int characters) {
        int length = characters <= 0 ? 100 : characters;
        return UNICODE.repeat(length / UNICODE.length() + 1).substring(0, length - 1).strip() + "ŵ";
    }

    private Locator at(Map<String, Object> control) {
        return visitor.page().locator("[id=\"" + control.get("id") + "\"]");
    }

    private void submit() {
        visitor.page()
                .getByRole(AriaRole.MAIN)
                .locator("form button[type=submit]")
                .click();
    }

    /** Waits until nothing is under way between page and server. */
    private void settle() {
        visitor.page().waitForFunction(IDLE);
    }

    private String heading() {
        return visitor.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .first()
                .innerText();
    }
}
