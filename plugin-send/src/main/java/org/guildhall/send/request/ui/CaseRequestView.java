package org.guildhall.send.request.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.List;
import org.guildhall.api.document.StoredDocument;
import org.guildhall.send.record.CaseId;
import org.guildhall.send.record.CaseService;
import org.guildhall.send.record.InvitationService;
import org.guildhall.send.record.SendCase;
import org.guildhall.send.record.ui.CasePage;
import org.guildhall.send.record.ui.FileList;
import org.guildhall.send.request.NeedsRequest;
import org.guildhall.send.request.TeamRequestService;
import org.guildhall.ui.list.SummaryList;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.text.Words;

/** The request by which a case was opened, for staff: who asked, what they answered, and their files (SPEC G0). */
public final class CaseRequestView extends CasePage {
    /** Where it stands. */
    public static final String PATH = "send/case/:id/request";

    private final TeamRequestService requests;
    private final InvitationService invitations;
    private final RequestPaper paper;

    /** About the case that the address names. */
    public CaseRequestView(
            Words words,
            CaseService cases,
            TeamRequestService requests,
            InvitationService invitations,
            RequestPaper paper) {
        super(words, cases, "case-request");
        this.requests = requests;
        this.invitations = invitations;
        this.paper = paper;
    }

    @Override
    protected void fill(QuestionPage page, SendCase shown, BeforeEnterEvent event) {
        requests.find(shown.id())
                .ifPresentOrElse(
                        request -> show(page, shown, request),
                        () -> page.addContent(new Paragraph(words.get("send.case-request.none"))));
    }

    private void show(QuestionPage page, SendCase shown, NeedsRequest request) {
        if (invitations.list(shown.id()).isEmpty()) {
            page.addContent(new Notice(Notice.Kind.INFORMATION, words.get("send.case-request.no-invitation")));
        }
        page.addContent(
                new SummaryList(words)
                        .row(
                                words.get("send.open.asked-by"),
                                List.of(words.get(shown.askedBy().textKey()), request.asker()))
                        .row(words.get("send.request.mine.email"), shown.askerEmail())
                        .row(words.get("send.request.mine.phone"), request.askerPhone())
                        .row(words.get("send.request.sent.at"), words.dateTime(request.receivedAt()))
                        .row(words.get("send.request.decide-by"), words.date(request.decideBy())),
                new Paragraph(
                        paper.link(request, () -> requests.find(shown.id()).orElseThrow())));
        files(page, shown.id());
        page.addContent(paper.shown(request));
    }

    private void files(QuestionPage page, CaseId id) {
        List<StoredDocument> files = requests.files(id);
        if (files.isEmpty()) {
            return;
        }
        page.addContent(new H2(words.get("send.case-request.files")), new FileList(words, files));
    }
}
