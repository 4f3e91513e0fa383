package org.guildhall.ui.form;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Condition;
import org.guildhall.api.form.FormField;
import org.guildhall.ui.field.Field;
import org.jspecify.annotations.Nullable;

/** A field of a form on screen: its control, and how its answer goes in and out. */
record Question(FormField definition, Field<?> field, Consumer<Answers> reader, Supplier<@Nullable Object> answer) {
    void setAnswer(Answers answers) {
        reader.accept(answers);
    }

    Answers answerInto(Answers answers) {
        return answers.with(definition.name(), field.isEmpty() ? null : answer.get());
    }

    static boolean asked(FormField field, Answers answers) {
        Condition when = field.when();
        return when == null || when.holds(answers);
    }
}
