package org.guildhall.ui.form;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.form.Answers;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.TickInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Puts back what was typed on a page before, if anything was, keeps what is typed now, and says so. */
public final class TypedSoFar extends Paragraph {
    private static final String TICKED = "yes";

    private final Words words;
    private final QuestionPage page;
    private final Consumer<Answers> keep;
    private final List<Field<String>> fields;
    private final List<TickInput> ticks;

    /** Looks after these fields from now on. */
    public TypedSoFar(
            Words words, QuestionPage page, Answers before, Consumer<Answers> keep, List<Field<String>> fields) {
        this(words, page, before, keep, fields, List.of());
    }

    /** Looks after these fields, and after boxes that are no confirmation: one must be ticked anew by whoever comes back. */
    public TypedSoFar(
            Words words,
            QuestionPage page,
            Answers before,
            Consumer<Answers> keep,
            List<Field<String>> fields,
            List<TickInput> ticks) {
        this.words = words;
        this.page = page;
        this.keep = keep;
        this.fields = fields;
        this.ticks = ticks;
        addClassNames("gh-quiet", "gh-saved");
        getElement().setAttribute("role", "status");
        for (Field<String> field : fields) {
            if (!before.values().isEmpty()) {
                field.setValue(before.text(field.name()));
            }
            field.onChange(this::changed);
        }
        for (TickInput tick : ticks) {
            if (!before.values().isEmpty()) {
                tick.setValue(TICKED.equals(before.text(tick.name())));
            }
            tick.onChange(this::changed);
        }
    }

    private void changed() {
        Answers typed = Answers.NONE;
        for (Field<String> field : fields) {
            typed = typed.with(field.name(), field.value());
        }
        for (TickInput tick : ticks) {
            typed = typed.with(tick.name(), tick.isEmpty() ? "" : TICKED);
        }
        try {
            keep.accept(typed);
            setText(words.get("ui.form.saved"));
        } catch (InvalidInputException invalid) {
            page.showProblems(invalid.problems());
        } catch (RefusedException refused) {
            page.showProblem(words.of(refused));
        }
    }
}
