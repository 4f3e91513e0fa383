package org.guildhall.ui.field;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form with its label, hint and problem, each tied to the control by ARIA.
 *
 * @param <V> kind of the answer; never null, an answer not given is empty
 */
public abstract class Field<V> extends Div {
    private final String name;
    // made when there is something to say: a part not shown costs each open page 2 kB all the same
    private @Nullable Paragraph hint;
    private @Nullable Paragraph problem;
    private @Nullable Span star;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable ProblemReport report;
    private boolean required;

    /** A field whose name is the key of its answer and unique on its page. */
    protected Field(String name) {
        this.name = name;
        addClassName("gh-field");
    }

    /** Stable name, the key of the answer. */
    public final String name() {
        return name;
    }

    /** The answer as it stands. */
    public abstract V value();

    /** Shows an answer; listeners are not told. */
    public abstract void setValue(V value);

    /** Whether nothing was entered. */
    public abstract boolean isEmpty();

    /** Text between label and control that says what to enter. */
    public final void setHint(String text) {
        Paragraph part = hint;
        if (part == null) {
            if (text.isEmpty()) {
                return;
            }
            part = part("hint");
            hint = part;
            placeHint(part.getElement());
        }
        part.setText(text);
        part.setVisible(!text.isEmpty());
        describe();
    }

    /** Whether an answer must be given: marked with a star and told to screen readers. */
    public void setRequired(boolean required) {
        this.required = required;
        mark(required);
        for (Element control : controls()) {
            if (required) {
                control.setAttribute("aria-required", "true");
            } else {
                control.removeAttribute("aria-required");
            }
        }
    }

    /** Whether an answer must be given. */
    public final boolean required() {
        return required;
    }

    /** Whether a problem of this field name is one of this field: its own name, or that of one of its parts. */
    public final boolean owns(String problemField) {
        return problemField.equals(name) || problemField.startsWith(name + ".");
    }

    /**
     * Shows what is wrong, in this field or the part named.
     *
     * @return the id of the control to go to from the error summary
     */
    public String showProblem(String problemField, String text) {
        Paragraph part = problem;
        if (part == null) {
            part = part("problem");
            problem = part;
            placeProblem(part.getElement());
        }
        part.setText(text);
        part.setVisible(true);
        addClassName("gh-has-problem");
        controls().forEach(control -> control.setAttribute("aria-invalid", "true"));
        describe();
        return focusId();
    }

    /** Takes the problem away. */
    public void clearProblem() {
        if (problem != null) {
            problem.setVisible(false);
        }
        removeClassName("gh-has-problem");
        controls().forEach(control -> control.removeAttribute("aria-invalid"));
        describe();
    }

    /** Calls back after each change by the person: on leaving the control and about a second after typing. */
    public final Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Where a part of the field stands in it, for the order of what is wrong.
     *
     * @param problemField this field's name or that of one of its parts
     */
    public int place(String problemField) {
        return 0;
    }

    /** Leads the keyboard here. */
    public final void goTo() {
        getElement().executeJs("const at = document.getElementById($0); if (at) { at.focus(); }", focusId());
    }

    /** Lets the page show what a button inside of this field finds wrong. */
    public final void reportTo(ProblemReport page) {
        report = page;
    }

    /** Shows what a button inside of this field has found wrong: by the page if there is one, or else here. */
    protected final void report(FieldProblem problem, String text) {
        ProblemReport page = report;
        if (page == null) {
            clearProblem();
            showProblem(problem.field(), text);
        } else {
            page.showProblems(List.of(problem));
        }
    }

    /** Takes away what was wrong with this field, here and above the form, once a button inside of it has put it right. */
    protected final void reportNone() {
        clearProblem();
        if (report != null) {
            report.settled(this);
        }
    }

    /** Lets nobody change the answer, or everybody again. */
    public void setLocked(boolean locked) {
        for (Element control : controls()) {
            control.setProperty("disabled", locked);
        }
    }

    /** The id of the control that the keyboard goes to first. */
    protected String focusId() {
        return controlId();
    }

    /** The controls that carry the state of this field. */
    protected abstract Stream<Element> controlStream();

    /** Id of the main control. */
    protected final String controlId() {
        return "f-" + name.replace('.', '-');
    }

    /** Tells the listeners. */
    protected final void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Puts the hint below the label. */
    protected abstract void placeHint(Element part);

    /** Puts the problem above the control, below a hint. */
    protected abstract void placeProblem(Element part);

    /** The label or legend. */
    protected abstract HasComponents title();

    /** Shows the star of a required field, or takes it away; the control says the same by {@code aria-required}. */
    protected void mark(boolean required) {
        if (required && star == null) {
            Span made = star();
            star = made;
            title().add(made);
        } else if (!required && star != null) {
            star.removeFromParent();
            star = null;
        }
    }

    /** The sign of a required field, for the eyes alone. */
    static Span star() {
        Span star = new Span("*");
        star.addClassName("gh-star");
        star.getElement().setAttribute("aria-hidden", "true");
        return star;
    }

    /** The element that hint and problem describe; a group for fields of several controls. */
    protected abstract Element described();

    private Paragraph part(String kind) {
        Paragraph part = new Paragraph();
        part.setId(controlId() + "-" + kind);
        part.addClassName("gh-" + kind);
        return part;
    }

    private List<Element> controls() {
        return controlStream().toList();
    }

    private void describe() {
        String ids = Stream.of(Optional.ofNullable(hint), Optional.ofNullable(problem))
                .flatMap(Optional::stream)
                .filter(Paragraph::isVisible)
                .map(part -> part.getId().orElseThrow())
                .collect(Collectors.joining(" "));
        if (ids.isEmpty()) {
            described().removeAttribute("aria-describedby");
        } else {
            described().setAttribute("aria-describedby", ids);
        }
    }
}
