package org.guildhall.finance.document.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.function.UnaryOperator;
import org.guildhall.api.person.Person;
import org.guildhall.finance.document.FinanceDocumentService;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.text.Words;

/** Leads to the documents that one may read: at once where there is one person, else by a choice. */
public final class MyDocumentsView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/documents";

    private final Words words;
    private final FinanceDocumentService documents;
    private final UnaryOperator<String> roleName;

    /** Reads the grants at each visit. */
    public MyDocumentsView(Words words, FinanceDocumentService documents, UnaryOperator<String> roleName) {
        this.words = words;
        this.documents = documents;
        this.roleName = roleName;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Person> people = documents.readablePeople();
        if (people.size() == 1) {
            event.forwardTo(DocumentsView.path(people.getFirst().id()));
            return;
        }
        ContentPage page = new ContentPage(words.get("finance.home.people"));
        new MyPeople(words, documents, roleName)
                .show()
                .ifPresentOrElse(
                        page::add,
                        () -> page.add(
                                new Paragraph(words.get("finance.documents.nobody")),
                                new PageLink("finance", words.get("finance.title"))));
        removeAll();
        add(page);
    }
}
