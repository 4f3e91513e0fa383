package org.guildhall.send.message.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageFiles;
import org.guildhall.send.message.TeamMessageService;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.Party;
import org.guildhall.send.record.PartyId;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.ui.field.CheckboxesInput;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;

/** Writes to people of a case; each gets a copy that no other sees. */
public final class WriteView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/messages/new";

    private final FormServices services;
    private final TeamMessageService messages;
    private final MessageFiles files;
    private final Uploads uploads;

    /** About the case that the address names. */
    public WriteView(
            FormServices services,
            CaseService cases,
            TeamMessageService messages,
            MessageFiles files,
            Uploads uploads) {
        super(services.words(), cases, "write");
        this.services = services;
        this.messages = messages;
        this.files = files;
        this.uploads = uploads;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        page.setBack(CaseMessagesView.path(shown.id()));
        page.explainStar();
        List<Party> readers = messages.parties(shown.id());
        CheckboxesInput to = page.ask(new CheckboxesInput(
                "parties",
                words.get("send.write.to"),
                readers.stream()
                        .map(party -> Option.of(
                                party.id().toString(),
                                words.get(
                                        "send.write.party",
                                        cases.nameOf(party.account()),
                                        words.get(party.kind().textKey()))))
                        .toList()));
        to.setRequired(true);
        to.setHint(words.get("send.write.to.hint"));
        MessageFields fields =
                new MessageFields(services, page, messages.begin(shown.id()), messages.types(), uploads, files);
        page.addContent(new TypedSoFar(
                words, page, messages.typed(shown.id()), typed -> messages.keepTyped(shown.id(), typed), fields.all()));
        page.primary(words.get("send.message.send"), () -> {
            messages.write(shown.id(), to.value().stream().map(PartyId::parse).toList(), fields.value());
            Said.on(this, CaseMessagesView.path(shown.id()), "send.message.done");
        });
        page.link(words.get("send.message.cancel"), CaseMessagesView.path(shown.id()));
    }
}
