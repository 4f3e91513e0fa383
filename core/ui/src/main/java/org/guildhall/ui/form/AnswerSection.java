package org.guildhall.ui.form;

import com.vaadin.flow.component.html.Div;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Condition;
import org.guildhall.api.form.FormPage;
import org.guildhall.ui.list.SummaryList;

/** The answers of one page on "Check your answers". */
final class AnswerSection extends Div {
    AnswerSection(FieldFactory factory, FormPage step, Answers answers, Runnable change) {
        SummaryList rows = factory.newList();
        step.fields().stream()
                .filter(field -> asked(field.when(), answers))
                .forEach(field -> rows.row(factory.label(field), factory.told(field, answers), change));
        add(rows);
    }

    private static boolean asked(@org.jspecify.annotations.Nullable Condition when, Answers answers) {
        return when == null || when.holds(answers);
    }
}
