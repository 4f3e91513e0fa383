package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.stream.IntStream;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.TrainingClock;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.SelectInput;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Lets weeks go by in a case of a test instance. */
public final class TrainingClockView extends CasePage {
    /** Where it stands, on test instances alone. */
    public static final String PATH = "send/case/:id/training-clock";

    private final TrainingClock training;

    /** About the case that the address names. */
    public TrainingClockView(Words words, CaseService cases, TrainingClock training) {
        super(words, cases, "training-clock");
        this.training = training;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        page.addContent(
                new Paragraph(words.get("send.training-clock.text")),
                new Paragraph(words.get("send.training-clock.received", words.date(shown.received()))));
        SelectInput weeks = page.ask(new SelectInput(
                "weeks",
                words.get("send.training-clock.weeks"),
                words.get("send.training-clock.prompt"),
                IntStream.rangeClosed(1, TrainingClock.MOST_WEEKS)
                        .mapToObj(Integer::toString)
                        .map(number -> Option.of(number, number))
                        .toList()));
        weeks.setRequired(true);
        page.primary(words.get("send.training-clock.button"), () -> {
            training.moveOn(shown.id(), weeks.isEmpty() ? 0 : Integer.parseInt(weeks.value()));
            done(shown);
        });
    }
}
