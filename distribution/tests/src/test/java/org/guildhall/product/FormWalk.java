package org.guildhall.product;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
    private static final String WENT_ON = """
            url => location.href !== url
              || document.querySelector('main [aria-invalid=true], main .gh-has-problem') !== null
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
    private List<Control> controls = List.of();
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
        settle();
        for (int page = 0; page < MOST_ROUNDS; page++) {
            String before = heading();
            if (before.equals(wanted)) {
                return this;
            }
            fill();
            onPage.accept(before);
            String url = visitor.page().url();
            submit();
            visitor.page().waitForFunction(WENT_ON, url);
            if (visitor.page().url().equals(url)) {
                throw new AssertionError("Not let on from " + before + ":\n"
                        + visitor.page().getByRole(AriaRole.MAIN).innerText());
            }
            settle();
        }
        throw new AssertionError("Never reached: " + wanted);
    }

    /** Answers what the page asks, and what it asks because of the answers. */
    void fill() {
        Locator byHand = visitor.button(Labels.BY_HAND).or(visitor.button("Rhoi'r cyfeiriad â llaw"));
        if (byHand.count() > 0) {
            visitor.press(byHand.first());
            settle();
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Control> open = open();
            if (open.isEmpty()) {
                return;
            }
            // texts cause no further questions, so they are typed together
            List<Control> texts =
                    open.stream().filter(control -> !control.isChoice()).toList();
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
    private List<Control> open() {
        controls = ((List<Map<String, Object>>) visitor.page().evaluate(CONTROLS))
                .stream().map(Control::of).toList();
        Set<String> done = controls.stream()
                .filter(Control::filled)
                .map(Control::group)
                .collect(Collectors.toCollection(HashSet::new));
        List<Control> open = new ArrayList<>();
        for (Control control : controls) {
            if ((all || control.required) && !done.contains(control.group)) {
                open.add(control);
                if (control.isChoice()) {
                    done.add(control.group);
                }
            }
        }
        return open;
    }

    private void choose(Control control) {
        fields++;
        Locator field = at(control);
        if (control.kind.equals("select")) {
            String answer = answers.get(control.label);
            visitor.select(
                    field, answer == null ? field.locator("option").nth(1).innerText() : answer);
            return;
        }
        String answer = answers.get(control.legend);
        if (answer == null) {
            visitor.choose(field);
        } else {
            Control said = controls.stream()
                    .filter(other -> other.group.equals(control.group) && other.label.equals(answer))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No choice " + answer + " of " + control.legend));
            visitor.choose(at(said));
        }
    }

    private void type(Control control) {
        fields++;
        String answer = answers.get(control.label);
        visitor.type(at(control), answer == null ? text(control) : answer);
    }

    /** By the parts that the form engine knows, for labels are of the reader's language. */
    private String text(Control control) {
        return switch (control.id.replaceAll(".*-", "")) {
            case "day" -> "29";
            case "month" -> "2";
            case "year" -> "2016";
            case "postcode" -> "WR5 2NP";
            default ->
                switch (control.kind) {
                    case "email" -> "somebody@example.org";
                    case "tel" -> "01632 960 077";
                    default -> all ? longest(control.longest) : "Words about " + control.label;
                };
        };
    }

    private static String longest(int characters) {
        int length = characters <= 0 ? 100 : characters;
        return UNICODE.repeat(length / UNICODE.length() + 1)
                        .substring(0, length - 1)
                        .strip() + "ŵ";
    }

    private Locator at(Control control) {
        return visitor.page().locator("[id=\"" + control.id + "\"]");
    }

    /** A control on the page; those of one group answer one question. */
    private record Control(
            String id,
            String kind,
            String label,
            String legend,
            String group,
            boolean required,
            boolean filled,
            int longest) {
        static Control of(Map<String, Object> found) {
            return new Control(
                    String.valueOf(found.get("id")),
                    String.valueOf(found.get("kind")),
                    String.valueOf(found.get("label")),
                    String.valueOf(found.get("legend")),
                    String.valueOf(found.get("group")),
                    Boolean.TRUE.equals(found.get("required")),
                    Boolean.TRUE.equals(found.get("filled")),
                    Integer.parseInt(String.valueOf(found.get("longest"))));
        }

        boolean isChoice() {
            return List.of("radio", "checkbox", "select").contains(kind);
        }
    }

    private void submit() {
        visitor.press(visitor.page().getByRole(AriaRole.MAIN).locator("form button[type=submit]"));
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
