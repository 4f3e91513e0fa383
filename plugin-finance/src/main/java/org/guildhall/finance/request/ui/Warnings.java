package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import org.guildhall.finance.grant.PersonChange;
import org.guildhall.finance.request.PhoneAnswer;
import org.guildhall.finance.request.PhoneAnswer.Outcome;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;

/** What officers have to know of before they approve. */
final class Warnings {
    private Warnings() {}

    /** A death, or loss of capacity. */
    static Notice of(Words words, PersonChange noted) {
        return new Notice(Notice.Kind.WARNING, words.get("finance.review.change.warning." + noted.code()));
    }

    /** Answers on the telephone that do not match; none where all do. */
    static Optional<Notice> of(Words words, List<PhoneAnswer> standing) {
        UnorderedList list = new UnorderedList();
        standing.stream()
                .filter(answer -> answer.outcome() == Outcome.DOES_NOT_MATCH)
                .forEach(answer -> list.add(new ListItem(answer.question().in(words.language()))));
        return list.getComponentCount() == 0
                ? Optional.empty()
                : Optional.of(new Notice(
                        Notice.Kind.WARNING, new Paragraph(words.get("finance.review.calls.warning")), list));
    }
}
