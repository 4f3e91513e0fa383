package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.send.record.Basis;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PeopleService;
import org.guildhall.send.record.SchoolAge;
import org.guildhall.send.record.SendCase;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** Records why somebody else than a young person sees the young person's case (SPEC G4). */
public final class BasisView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/party/:party/basis";

    private final PeopleService people;

    /** About the case and the person that the address names. */
    public BasisView(Words words, CaseService cases, PeopleService people) {
        super(words, cases, "basis");
        this.people = people;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        Party party = PartyView.of(people, shown, PathPart.id(event, "party"));
        page.addContent(new Paragraph(words.get(
                "send.basis.text",
                cases.nameOf(party.account()),
                words.date(SchoolAge.lastDay(shown.details().birth())))));
        InviteView.BasisFields fields = new InviteView.BasisFields(words, page);
        fields.fill(party.basis(), party.basisWords());
        page.primary(words.get("send.basis.button"), () -> {
            people.record(party.id(), chosen(fields), fields.words());
            done(shown);
        });
        if (party.basis() != null) {
            page.textButton(words.get("send.basis.none"), () -> {
                people.record(party.id(), null, "");
                done(shown);
            });
        }
    }

    private static Basis chosen(InviteView.BasisFields fields) {
        Basis basis = fields.basis();
        if (basis == null) {
            throw new InvalidInputException(List.of(FieldProblem.of("basis", "send.basis.missing")));
        }
        return basis;
    }
}
