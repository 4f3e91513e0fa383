package org.guildhall.send.record.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.field.DateInput;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** A page on which staff do one thing to a case; what is typed is kept until it is sent. */
@StyleSheet(Styles.SHEET)
public abstract class CasePage extends Div implements BeforeEnterObserver {
    /** Rows of a field for several sentences. */
    protected static final int ROWS = 5;

    /** Texts. */
    protected final Words words;

    /** What is done. */
    protected final CaseService cases;

    private final String name;

    /** A page whose texts bear a name. */
    protected CasePage(Words words, CaseService cases, String name) {
        this.words = words;
        this.cases = cases;
        this.name = name;
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        try {
            SendCase shown = cases.find(new CaseId(PathPart.id(event, "id")));
            QuestionPage page = new QuestionPage(words, words.get("send." + name + ".title"));
            page.setCaption(caption(words, shown));
            page.setBack(CaseView.path(shown.id()));
            fill(page, shown, event);
            add(page);
        } catch (RefusedException refused) {
            add(refused(words, refused));
        }
    }

    private static String caption(Words words, SendCase shown) {
        return words.get("send.work.caption", shown.details().child().full(), shown.reference());
    }

    /** Instead of a case that the acting person must not work on. */
    public static ContentPage refused(Words words, RefusedException refused) {
        ContentPage page = new ContentPage(words.get("send.work.refused"));
        page.add(
                new Notice(Notice.Kind.WARNING, new Paragraph(words.of(refused))),
                new PageLink(CasesView.PATH, words.get("send.cases.title")));
        return page;
    }

    /** Asks what there is to ask. */
    protected abstract void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event);

    /** Keeps these fields from now on. */
    protected final void keeps(QuestionPage page, SendCase shown, List<Field<String>> fields) {
        keeps(page, shown, name, fields);
    }

    /** Keeps these fields from now on, under a name of their own. */
    protected final void keeps(QuestionPage page, SendCase shown, String draft, List<Field<String>> fields) {
        page.addContent(new TypedSoFar(
                words,
                page,
                cases.typed(shown.id(), draft),
                typed -> cases.keepTyped(shown.id(), draft, typed),
                fields));
    }

    /** Back to the case, which says what was done. */
    protected final void done(SendCase shown) {
        Said.on(this, CaseView.path(shown.id()), "send." + name + ".done");
    }

    /** What was typed as a date. */
    protected static LocalDate date(DateInput field) {
        return field.date()
                .orElseThrow(
                        () -> new InvalidInputException(problem(field).stream().toList()));
    }

    /** What is wrong with what was typed as a date, if something is. */
    static Optional<FieldProblem> problem(DateInput field) {
        return field.date().isPresent()
                ? Optional.empty()
                : Optional.of(FieldProblem.of(
                        field.name(), field.isEmpty() ? "send.date-field.missing" : "send.date-field.wrong"));
    }
}
