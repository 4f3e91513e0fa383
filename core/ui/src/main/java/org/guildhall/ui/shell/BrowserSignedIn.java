package org.guildhall.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.VaadinSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.account.Accounts;
import org.guildhall.api.form.DraftOwner;
import org.guildhall.api.form.Drafts;
import org.guildhall.api.session.Client;
import org.guildhall.api.session.Sessions;
import org.guildhall.api.session.SignedInSession;
import org.guildhall.ui.page.PageHeading;
import org.guildhall.ui.portal.Portals;
import org.guildhall.ui.session.SignedIn;
import org.guildhall.vaadin.Activity;
import org.guildhall.vaadin.LiveSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signing in and out of the browser being served. */
@Component
public final class BrowserSignedIn implements SignedIn {
    private static final Duration DRAFT_LIFE = Duration.ofHours(24);
    private static final int SECRET_LENGTH = 36;
    private static final Duration DEVICE_LIFE = Duration.ofDays(365);
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Visitors visitors;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Drafts drafts;
    private final LiveSessions live;
    private final Activity activity;
    private final Portals portals;
    private final Languages languages;

    /** Needs all that signing in touches. */
    @Activate
    public BrowserSignedIn(
            @Reference Visitors visitors,
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference Drafts drafts,
            @Reference LiveSessions live,
            @Reference Activity activity,
            @Reference Portals portals,
            @Reference Languages languages) {
        this.visitors = visitors;
        this.accounts = accounts;
        this.sessions = sessions;
        this.drafts = drafts;
        this.live = live;
        this.activity = activity;
        this.portals = portals;
        this.languages = languages;
    }

    @Override
    public Optional<Account> account() {
        return visitors.current().signedIn().flatMap(now -> accounts.find(now.account()));
    }

    @Override
    public Optional<SignedInSession> session() {
        return visitors.current().signedIn().flatMap(now -> sessions.find(now.session()));
    }

    @Override
    public void begin(AccountId account) {
        Visitor visitor = visitors.current();
        SignedInSession session = sessions.start(account, visitors.client(), device());
        live.rotateId();
        visitor.signIn(account, session.id());
        visitors.actAs(visitor.actor());
        secret(visitor).ifPresent(secret -> {
            drafts.claim(new DraftOwner.ByBrowser(secret), new DraftOwner.ByAccount(account));
            Cookies.write(Cookies.BROWSER, "", Duration.ZERO);
            visitor.setBrowserSecret(null);
        });
        accounts.find(account).ifPresent(languages::settle);
        activity.touch(VaadinSession.getCurrent());
    }

    @Override
    public void goOn() {
        String target = rememberedTarget().orElse("");
        PageHeading.leadToNextDocument();
        // a new document: its language, its policy and its push connection belong to the session as it is now
        UI.getCurrent().getPage().setLocation("/" + ShellPortal.landing(target));
    }

    @Override
    public void goOn(String doneKey) {
        SaidOnce.say(VaadinSession.getCurrent(), doneKey);
        goOn();
    }

    @Override
    public void end() {
        Visitor visitor = visitors.current();
        Optional<Visitor.SignedInAs> before = visitor.signedIn();
        // first here: the end of the session is told to all that listen, and these tabs are led elsewhere
        visitor.signOut();
        before.ifPresent(now -> sessions.end(now.session()));
        visitors.actAs(visitor.actor());
        Leaving.lead(live, VaadinSession.getCurrent(), ShellPortal.SIGNED_OUT);
    }

    @Override
    public void goOn(BeforeEnterEvent event) {
        String target = rememberedTarget().orElse("");
        if (target.isEmpty()) {
            event.forwardTo("");
        } else {
            event.forwardToUrl("/" + ShellPortal.landing(target));
        }
    }

    @Override
    public Optional<String> rememberedTarget() {
        return Targets.ofTab(UI.getCurrent());
    }

    @Override
    public void rememberTarget(String path) {
        Targets.head(UI.getCurrent(), Targets.ours(path));
    }

    @Override
    public String onTheWay(String path) {
        return rememberedTarget().map(target -> Targets.withNext(path, target)).orElse(path);
    }

    @Override
    public void signInFirst(String target) {
        portals.signInPages()
                .map(pages -> new Location(Targets.withNext(pages.signIn(), target)))
                .ifPresent(signIn -> UI.getCurrent().navigate(signIn.getPath(), signIn.getQueryParameters()));
    }

    @Override
    public Client client() {
        return visitors.client();
    }

    @Override
    public Optional<DraftOwner> knownDraftOwner() {
        Visitor visitor = visitors.current();
        return visitor.signedIn()
                .<DraftOwner>map(now -> new DraftOwner.ByAccount(now.account()))
                .or(() -> secret(visitor).map(DraftOwner.ByBrowser::new));
    }

    @Override
    public DraftOwner draftOwner() {
        Visitor visitor = visitors.current();
        return visitor.signedIn()
                .<DraftOwner>map(now -> new DraftOwner.ByAccount(now.account()))
                .orElseGet(() -> new DraftOwner.ByBrowser(secret(visitor).orElseGet(() -> newSecret(visitor))));
    }

    /** The secret by which this browser is known again, whoever signs in; kept a year from each use. */
    private static String device() {
        String secret = Cookies.read(Cookies.DEVICE)
                .filter(DEVICE.asMatchPredicate())
                .orElseGet(() -> {
                    byte[] bytes = new byte[32];
                    RANDOM.nextBytes(bytes);
                    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                });
        Cookies.write(Cookies.DEVICE, secret, DEVICE_LIFE);
        return secret;
    }

    private static Optional<UUID> secret(Visitor visitor) {
        return visitor.browserSecret().or(() -> {
            Optional<UUID> kept = Cookies.read(Cookies.BROWSER).flatMap(BrowserSignedIn::parse);
            kept.ifPresent(visitor::setBrowserSecret);
            return kept;
        });
    }

    private static UUID newSecret(Visitor visitor) {
        UUID secret = UUID.randomUUID();
        Cookies.write(Cookies.BROWSER, secret.toString(), DRAFT_LIFE);
        visitor.setBrowserSecret(secret);
        return secret;
    }

    /** A cookie that is no secret of ours owns nothing, whatever it says. */
    static Optional<UUID> parse(String text) {
        try {
            return text.length() == SECRET_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
