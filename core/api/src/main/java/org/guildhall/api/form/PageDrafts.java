package org.guildhall.api.form;

import java.util.List;
import java.util.Optional;
import org.guildhall.api.session.Actors;

/**
 * What the acting person has typed on a page and not sent yet, encrypted as every draft is: a time-out, a restart or an update of
 * the portal loses none of it. Callers have checked the right to the page.
 */
public class PageDrafts {
    private final String portal;
    private final Drafts drafts;
    private final Actors actors;

    /** Keeps drafts of one page each, as this portal's. */
    public PageDrafts(String portal, Drafts drafts, Actors actors) {
        this.portal = portal;
        this.drafts = drafts;
        this.actors = actors;
    }

    /** What was typed on the page about something, such as a request; nothing if nothing was. */
    public final Answers read(String page, Object about) {
        return draft(page, about).map(Draft::answers).orElse(Answers.NONE);
    }

    /** Keeps what was typed; empty fields alone are not worth keeping. */
    public final void keep(String page, Object about, Answers typed) {
        if (typed.values().values().stream().allMatch(""::equals)) {
            forget(page, about);
            return;
        }
        Optional<Draft> before = draft(page, about);
        if (before.isEmpty()) {
            drafts.start(owner(), form(page, about), typed);
        } else {
            drafts.save(before.get(), typed, page);
        }
    }

    /** Forgets it, in the current transaction when it was sent. */
    public final void forget(String page, Object about) {
        draft(page, about).ifPresent(draft -> drafts.delete(draft.id()));
    }

    private Optional<Draft> draft(String page, Object about) {
        return drafts.of(owner(), form(page, about).id()).stream().findFirst();
    }

    private DraftOwner owner() {
        return new DraftOwner.ByAccount(actors.requireAccount());
    }

    private FormDefinition form(String page, Object about) {
        return new FormDefinition(portal + "." + page + "." + about, 1, List.of(new FormPage(page, List.of(), null)));
    }
}
