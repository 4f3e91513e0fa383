package org.guildhall.ui.field;

import java.util.List;
import org.guildhall.api.error.FieldProblem;

/** Where a field tells what a button inside of it finds wrong or puts right: the page that it stands on. */
public interface ProblemReport {
    /** Shows what is wrong, in place of what was shown before. */
    void showProblems(List<FieldProblem> problems);

    /** Says no more that anything is wrong with this field. */
    void settled(Field<?> field);
}
