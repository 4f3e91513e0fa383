package org.guildhall.send.message.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import org.guildhall.send.file.Uploads;
import org.guildhall.send.message.MessageFiles;
import org.guildhall.send.message.MessageService;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.Dashboard;
import org.guildhall.send.record.PartyService;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.TypedSoFar;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;

/** "Secure Message": writes to the caseworker, or to the team (SPEC G7). */
@StyleSheet(Styles.SHEET)
public final class NewMessageView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/messages/:case/new";

    private final FormServices services;
    private final Words words;
    private final PartyService parties;
    private final MessageService messages;
    private final MessageFiles files;
    private final Uploads uploads;

    /** About the case that the address names. */
    public NewMessageView(
            FormServices services, PartyService parties, MessageService messages, MessageFiles files, Uploads uploads) {
        this.services = services;
        this.words = services.words();
        this.parties = parties;
        this.messages = messages;
        this.files = files;
        this.uploads = uploads;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Dashboard dashboard = parties.dashboard(new CaseId(PathPart.id(event, "case")));
        CaseId id = dashboard.id();
        QuestionPage page = new QuestionPage(words, words.get("send.message.title"));
        page.setCaption(dashboard.child().full());
        page.explainStar();
        page.addContent(new Paragraph(
                words.get("send.message.to", dashboard.caseworker().orElseGet(() -> words.get("send.messages.team")))));
        MessageFields fields = new MessageFields(services, page, messages.begin(id), messages.types(), uploads, files);
        page.addContent(
                new TypedSoFar(words, page, messages.typed(id), typed -> messages.keepTyped(id, typed), fields.all()));
        page.primary(words.get("send.message.send"), () -> {
            messages.send(id, fields.value());
            Said.on(this, MessagesView.path(id), "send.message.done");
        });
        page.link(words.get("send.message.cancel"), MessagesView.path(id));
        removeAll();
        add(page);
    }
}
