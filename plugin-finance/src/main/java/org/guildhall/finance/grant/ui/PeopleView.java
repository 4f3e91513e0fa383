package org.guildhall.finance.grant.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.guildhall.api.person.Person;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.finance.ui.Styles;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Finds a finance record, to see who may read its documents. */
@StyleSheet(Styles.SHEET)
public final class PeopleView extends QuestionPage {
    /** Where it stands. */
    public static final String PATH = "finance/people";

    private static final int TYPING_PAUSE = 400;

    /** A search; nothing is listed before something was typed. */
    public PeopleView(Words words, PersonGrantService grants) {
        super(words, words.get("finance.people.title"));
        addClassName("gh-wide");
        TextInput search = watch(new TextInput("search", words.get("finance.people.search")));
        search.setHint(words.get("finance.people.search.hint"));
        search.setAutocomplete("off");
        QueueTable<Person> table = new QueueTable<>(
                words,
                words.get("finance.people.caption"),
                List.of(
                        Column.text(
                                words.get("finance.people.name"),
                                person -> person.name().full()),
                        Column.text(words.get("finance.people.reference"), Person::reference),
                        Column.text(
                                words.get("finance.people.born"),
                                person -> words.date(person.dateOfBirth()),
                                java.util.Comparator.comparing(Person::dateOfBirth)),
                        Column.text(
                                words.get("finance.people.address"),
                                person -> person.address().oneLine())),
                person -> PersonView.path(person.id()));
        table.whenEmpty(words.get("finance.people.empty"));
        table.setVisible(false);
        ActionButton find = ActionButton.primary(
                words.get("finance.people.find"), guarded(() -> find(grants, table, search.value())));
        find.pressOnEnter();
        Div tools = new Div(search, find);
        tools.addClassNames("gh-list-tools", "finance-search");
        addContent(tools, table);
        search.onTyping(TYPING_PAUSE, text -> find(grants, table, text));
    }

    /** What was found, or that nothing was; before a search neither is said. */
    private static void find(PersonGrantService grants, QueueTable<Person> table, String text) {
        table.setRows(grants.search(text));
        table.setVisible(!text.isBlank());
    }
}
