package org.guildhall.finance.grant.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import org.guildhall.api.account.Account;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.document.DocumentReaders;
import org.guildhall.finance.document.DocumentReaders.Read;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.text.Words;

/** Who has opened a person's documents. */
public final class ReadersView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/people/:person/readers";

    private final Words words;
    private final PersonGrantService grants;
    private final DocumentReaders readers;

    /** About the person that the address names. */
    public ReadersView(Words words, PersonGrantService grants, DocumentReaders readers) {
        this.words = words;
        this.grants = grants;
        this.readers = readers;
    }

    static String path(PersonId person) {
        return PersonView.path(person) + "/readers";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Person person = grants.person(new PersonId(PathPart.id(event, "person")));
        readers.look(person.id());
        ContentPage page =
                new ContentPage(words.get("finance.readers.title", person.name().full()));
        page.setWide();
        QueueTable<Read> table = new QueueTable<>(
                words,
                words.get("finance.readers.caption"),
                List.of(
                        Column.of(words.get("finance.readers.who"), read -> new Text(who(read))),
                        Column.of(words.get("finance.documents.description"), read -> new Text(read.document())),
                        Column.of(
                                words.get("finance.documents.kind"),
                                read -> new Text(words.get(read.kind().textKey()))),
                        Column.of(
                                words.get("finance.readers.first"), read -> new Text(words.dateTime(read.firstAt())))),
                read -> "");
        table.whenEmpty(words.get("finance.readers.empty"));
        table.setSource(DataProvider.fromCallbacks(
                asked -> readers.list(person.id(), asked.getOffset(), asked.getLimit()).stream(),
                asked -> (int) Math.min(Integer.MAX_VALUE, readers.count(person.id()))));
        page.add(
                new Paragraph(words.get("finance.readers.lead")),
                table,
                new PageLink(PersonView.path(person.id()), words.get("finance.readers.back")));
        removeAll();
        add(page);
    }

    private String who(Read read) {
        return read.reader()
                .map(Account::details)
                .map(details -> details.name().full())
                .orElseGet(() -> words.get("finance.grant.gone"));
    }
}
