package org.guildhall.finance;

import java.util.List;
import java.util.Optional;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Draft;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.session.Actors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the acting person has typed on a page and not sent yet, encrypted as every draft is: a time-out, a restart or an update of
 * the portal loses none of it. Callers have checked the right to the page.
 */
@Component(service = TypedWords.class)
public final class TypedWords {
    private final Drafts drafts;
    private final Actors actors;

    /** Keeps drafts of one page each. */
    @Activate
    public TypedWords(@Reference Drafts drafts, @Reference Actors actors) {
        this.drafts = drafts;
        this.actors = actors;
    }

    /** What was typed on the page about something, such as a request; nothing if nothing was. */
    public Answers read(String page, Object about) {
        return draft(page, about).map(Draft::answers).orElse(Answers.NONE);
    }

    /** Keeps what was typed; empty fields alone are not worth keeping. */
    public void keep(String page, Object about, Answers typed) {
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
    public void forget(String page, Object about) {
        draft(page, about).ifPresent(draft -> drafts.delete(draft.id()));
    }

    private Optional<Draft> draft(String page, Object about) {
        return drafts.of(owner(), form(page, about).id()).stream().findFirst();
    }

    private DraftOwner owner() {
        return new DraftOwner.ByAccount(actors.requireAccount());
    }

    private static FormDefinition form(String page, Object about) {
        return new FormDefinition(
                FinancePermissions.PORTAL + "." + page + "." + about, 1, List.of(new FormPage(page, List.of(), null)));
    }
}
