package org.guildhall.ui.session;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.SignedInSession;
import org.osgi.annotation.versioning.ProviderType;

/** Who is signed in on the browser being served; to be called while a UI or a request of it is being served. */
@ProviderType
public interface SignedIn {
    /** The account, read anew; empty when nobody is signed in. */
    Optional<Account> account();

    /** The session, read anew; empty when nobody is signed in. */
    Optional<SignedInSession> session();

    /**
     * Signs the account in after the second factor: starts its session, changes the HTTP session's id, gives it the drafts of
     * this browser and binds it to the browser. Call {@link #goOn} afterwards.
     */
    void begin(AccountId account);

    /** Leads this tab to the page it was heading for, or home; also to be called where nothing was remembered. */
    void goOn();

    /** The same, and lets the page that it leads to say once what has been done. */
    void goOn(String doneKey);

    /** Signs out: ends the session and leads every tab of this browser to the page that says so. */
    void end();

    /** Leads a tab, whose person turns out to be signed in already, to the page it was heading for, or home. */
    void goOn(BeforeEnterEvent event);

    /** The page, as a path without a slash at the start, that this tab was heading for when signing in became needed. */
    Optional<String> rememberedTarget();

    /** Remembers for this page where to go after it; a path of this instance without a slash at the start. */
    void rememberTarget(String path);

    /** The path of a further step on the way there, which carries the page that this tab is heading for. */
    String onTheWay(String path);

    /** Leads to the sign-in page, and after it to the target. */
    void signInFirst(String target);

    /** The machine at the other end. */
    Client client();

    /** Owner of the drafts that may be there already; empty for a browser that has begun none, which gets no cookie for it. */
    Optional<DraftOwner> knownDraftOwner();

    /** Owner of drafts started now: the account, or this browser by its secret cookie until signing in claims them. */
    DraftOwner draftOwner();
}
