package org.guildhall.send.action.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.List;
import java.util.UUID;
import org.guildhall.api.form.Draft;
import org.guildhall.send.SendPermissions;
import org.guildhall.send.action.Action;
import org.guildhall.send.action.ActionService;
import org.guildhall.send.action.ActionState;
import org.guildhall.send.record.PartyService;
import org.guildhall.send.record.ui.Styles;
import org.guildhall.ui.form.FormFlow;
import org.guildhall.ui.form.FormHost;
import org.guildhall.ui.form.FormServices;
import org.guildhall.ui.form.KnownAddress;
import org.guildhall.ui.page.PathPart;
import org.guildhall.ui.page.Said;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** The questions of a form, page by page, kept as they are answered (SPEC G9). */
@StyleSheet(Styles.SHEET)
public final class ActionFormView extends Div implements BeforeEnterObserver {
    /** Where it stands. */
    public static final String PATH = "send/action-form/:draft/:page?";

    private final FormServices services;
    private final Words words;
    private final ActionService actions;
    private final PartyService parties;
    private @Nullable UUID shown;
    private @Nullable FormFlow flow;

    /** Shows the draft that the address names. */
    public ActionFormView(FormServices services, ActionService actions, PartyService parties) {
        this.services = services;
        this.words = services.words();
        this.actions = actions;
        this.parties = parties;
        addClassName("gh-stack");
    }

    static String path(UUID draft, String page) {
        return "send/action-form/" + draft + (page.isEmpty() ? "" : "/" + page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathPart.id(event, "draft");
        Action action = actions.find(actions.ofDraft(id));
        if (action.line().state() != ActionState.SENT) {
            // the browser's Back after sending
            event.forwardTo(ActionView.path(action.line().id()));
            return;
        }
        Draft draft = actions.draft(action.line().id());
        flow(action, draft).show(draft, event.getRouteParameters().get("page").orElse(""));
    }

    /** One form for all pages of a draft: it knows whether the person has come back to change an answer. */
    private FormFlow flow(Action action, Draft draft) {
        FormFlow now = flow;
        if (now == null || !draft.id().equals(shown)) {
            now = new FormFlow(services, action.form().form(), new Host(action));
            shown = draft.id();
            flow = now;
            removeAll();
            Paragraph whose = new Paragraph(words.get(
                    "send.actions.whose",
                    parties.dashboard(action.line().caseId()).child().full(),
                    words.date(action.line().dueOn())));
            whose.addClassName("gh-quiet");
            add(whose, now);
        }
        return now;
    }

    private final class Host implements FormHost {
        private final Action action;

        Host(Action action) {
            this.action = action;
        }

        @Override
        public String portal() {
            return SendPermissions.PORTAL;
        }

        @Override
        public String path(UUID draft, String page) {
            return ActionFormView.path(draft, page);
        }

        @Override
        public String pathBefore() {
            return MyActionsView.path(action.line().caseId());
        }

        @Override
        public String captionKey() {
            return action.line().titleKey();
        }

        @Override
        public String lookUpKey() {
            return "send.open.find-address";
        }

        @Override
        public List<KnownAddress> knownAddresses() {
            return services
                    .signedIn()
                    .account()
                    .map(account -> new KnownAddress(
                            words.get("send.actions.my-address"),
                            account.details().address()))
                    .stream()
                    .toList();
        }

        @Override
        public void send(Draft draft) {
            actions.submit(action.line().id());
            Said.on(ActionFormView.this, MyActionsView.path(action.line().caseId()), "send.actions.done");
        }
    }
}
