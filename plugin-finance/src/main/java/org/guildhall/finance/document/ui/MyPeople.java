package org.guildhall.finance.document.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.finance.document.PersonDocuments;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** The people whose documents one may read, on the home page (SPEC F1). */
public final class MyPeople {
    private final Words words;
    private final FinanceDocumentService documents;
    private final UnaryOperator<String> roleName;

    /** Reads the grants at each visit. */
    public MyPeople(Words words, FinanceDocumentService documents, UnaryOperator<String> roleName) {
        this.words = words;
        this.documents = documents;
        this.roleName = roleName;
    }

    /** A card for each person; nothing where there is none. */
    public Optional<Component> show() {
        List<PersonDocuments> people = documents.people();
        if (people.isEmpty()) {
            return Optional.empty();
        }
        Div cards = new Div();
        cards.addClassName("gh-stack");
        people.forEach(person -> cards.add(card(person)));
        return Optional.of(cards);
    }

    private SummaryCard card(PersonDocuments about) {
        String name = about.person().name().full();
        SummaryCard card = new SummaryCard(name)
                .line(words.get("finance.role"), roleName.apply(about.role()))
                .actions(new PageLink(
                        DocumentsView.path(about.person().id()), words.get("finance.home.documents", name)));
        if (about.newDocuments() > 0) {
            card.tag(new Tag(words.get("finance.home.new", about.newDocuments()), Tag.Look.ACTIVE));
        }
        return about.until() == null ? card : card.line(words.get("finance.home.until"), words.dateTime(about.until()));
    }
}
