package org.guildhall.ui.field;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One question of a form with its label, hint and problem, each tied to the control by ARIA.
 *
 * @param <V> kind of the answer; never null, an answer not given is empty
 */
public abstract class Field<V> extends Div {
    private final String name;
    private final Paragraph hint = new Paragraph();
    private final Paragraph problem = new Paragraph();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean required;

    /** A field whose name is the key of its answer and unique on its page. */
    protected Field(String name) {
        this.name = name;
        addClassName("gh-field");
        hint.setId(controlId() + "-hint");
        hint.addClassName("gh-hint");
        hint.setVisible(false);
        problem.setId(controlId() + "-problem");
        problem.addClassName("gh-problem");
        problem.setVisible(false);
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
        hint.setText(text);
        hint.setVisible(!text.isEmpty());
        describe();
    }

    /** Whether an answer must be given: marked with a star and told to screen readers. */
    public void setRequired(boolean required) {
        this.required = required;
        star().setVisible(required);
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
        problem.setText(text);
        problem.setVisible(true);
        addClassName("gh-has-problem");
        controls().forEach(control -> control.setAttribute("aria-invalid", "true"));
        describe();
        return focusId();
    }

    /** Takes the problem away. */
    public void clearProblem() {
        problem.setVisible(false);
        removeClassName("gh-has-problem");
        controls().forEach(control -> control.removeAttribute("aria-invalid"));
        describe();
    }

    /** Calls back after each change by the person: on leaving the control and about a second after typing. */
    public final Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
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

    /** The hint, to be placed below the label. */
    protected final Paragraph hintPart() {
        return hint;
    }

    /** The problem, to be placed above the control. */
    protected final Paragraph problemPart() {
        return problem;
    }

    /** The star of a required field. */
    protected abstract Span star();

    /** A star, not yet shown; the control says the same by {@code aria-required}. */
    protected static Span newStar() {
        Span star = new Span("*");
        star.addClassName("gh-star");
        star.getElement().setAttribute("aria-hidden", "true");
        star.setVisible(false);
        return star;
    }

    /** The element that hint and problem describe; a group for fields of several controls. */
    protected abstract Element described();

    private List<Element> controls() {
        return controlStream().toList();
    }

    private void describe() {
        String ids = Stream.of(hint, problem)
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
