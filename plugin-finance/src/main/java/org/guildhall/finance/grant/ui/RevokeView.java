package org.guildhall.finance.grant.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.person.AccessGrant;
import org.guildhall.api.person.Person;
import org.guildhall.api.person.PersonId;
import org.guildhall.finance.grant.PersonGrantService;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Ends somebody's access, with a reason. */
public final class RevokeView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "finance/people/:person/revoke/:grant";

    private static final int ROWS = 3;

    private final Words words;
    private final PersonGrantService grants;

    /** About the grant that the address names. */
    public RevokeView(Words words, PersonGrantService grants) {
        this.words = words;
        this.grants = grants;
    }

    static String path(AccessGrant grant) {
        return PersonView.path(grant.person()) + "/revoke/" + grant.id();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Person person = grants.person(new PersonId(PathPart.id(event, "person")));
        UUID grant = PathPart.id(event, "grant");
        QuestionPage page = new QuestionPage(words, words.get("finance.grant.revoke.title"));
        page.setCaption(person.name().full());
        page.setBack(PersonView.path(person.id()));
        page.addContent(new Paragraph(words.get("finance.grant.revoke.text")));
        TextInput reason = page.ask(TextInput.longText("reason", words.get("finance.grant.reason"), ROWS));
        reason.setRequired(true);
        page.addContent(new TypedSoFar(
                words, page, grants.typedReason(grant), typed -> grants.keepReason(grant, typed), List.of(reason)));
        page.primary(words.get("finance.grant.revoke.button"), () -> {
            grants.revoke(grant, reason.value());
            getUI().ifPresent(ui -> ui.navigate(PersonView.path(person.id())));
        });
        removeAll();
        add(page);
    }
}
