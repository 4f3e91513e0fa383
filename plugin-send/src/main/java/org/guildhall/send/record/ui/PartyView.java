package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.PartyState;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.Visibility;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Sets what of a case one of its people sees (SPEC G4). */
public final class PartyView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/party/:party";

    private static final String DATES = "dates";
    private static final String DOCUMENTS = "documents";
    private static final String ADDRESS = "address";

    private final PeopleService people;

    /** About the case and the person that the address names. */
    public PartyView(Words words, CaseService cases, PeopleService people) {
        super(words, cases, "visibility");
        this.people = people;
    }

    /** The person of this id, if it is one of this case and still sees it. */
    static Party of(PeopleService people, SendCase shown, UUID asked) {
        return people.parties(shown.id()).stream()
                .filter(one -> one.id().equals(new PartyId(asked)) && one.state() != PartyState.ENDED)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("party " + asked));
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        Party party = of(people, shown, PathPart.id(event, "party"));
        page.addContent(new Paragraph(words.get("send.visibility.text", cases.nameOf(party.account()))));
        CheckboxesInput seen = page.ask(seen(words, party.visibility()));
        page.primary(words.get("send.visibility.button"), () -> {
            people.show(party.id(), chosen(seen));
            done(shown);
        });
    }

    /** Asks what somebody sees. */
    static CheckboxesInput seen(Words words, Visibility now) {
        CheckboxesInput seen = new CheckboxesInput(
                "visibility",
                words.get("send.visibility.legend"),
                List.of(
                        new Option(DATES, words.get("send.visibility.dates"), words.get("send.visibility.dates.hint")),
                        new Option(
                                DOCUMENTS,
                                words.get("send.visibility.documents"),
                                words.get("send.visibility.documents.hint")),
                        new Option(
                                ADDRESS,
                                words.get("send.visibility.address"),
                                words.get("send.visibility.address.hint"))));
        seen.setValue(
                Stream.of(now.dates() ? DATES : "", now.documents() ? DOCUMENTS : "", now.address() ? ADDRESS : "")
                        .filter(one -> !one.isEmpty())
                        .toList());
        return seen;
    }

    /** The answer. */
    static Visibility chosen(CheckboxesInput seen) {
        List<String> chosen = seen.value();
        return new Visibility(chosen.contains(DATES), chosen.contains(DOCUMENTS), chosen.contains(ADDRESS));
    }
}
