package org.guildhall.api.form;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Drafts survive time-out, sign-in, restart and updates of their portal (SPEC F9); answers are encrypted in the database. */
@ProviderType
public interface Drafts {
    /** Starts a draft. */
    Draft start(DraftOwner owner, FormDefinition form, Answers answers);

    /**
     * Saves answers.
     *
     * @throws org.guildhall.api.error.RefusedException if another tab or device has saved since; nothing is overwritten
     */
    Draft save(Draft draft, Answers answers, String page);

    /** The draft, if it is the owner's. */
    Optional<Draft> find(UUID id, DraftOwner owner);

    /** Whether there is such a draft, whoever owns it: for what a portal keeps beside it. */
    boolean exists(UUID id);

    /** The owner's drafts of forms whose id begins so, the newest first. */
    List<Draft> of(DraftOwner owner, String formPrefix);

    /** Gives a browser's drafts to the account that signed in. */
    void claim(DraftOwner.ByBrowser browser, DraftOwner.ByAccount account);

    /** Deletes all drafts of a browser that nobody has claimed, at the word of whoever sits there; the portals' jobs take their files away. */
    void abandon(DraftOwner.ByBrowser browser);

    /** Deletes the draft, in the current transaction when it has become a request. */
    void delete(UUID id);
}
