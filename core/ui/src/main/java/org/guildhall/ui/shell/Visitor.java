package org.guildhall.ui.shell;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Client;
import org.jspecify.annotations.Nullable;

/** Somebody's browser, as long as its session lives; read and written by requests, clicks and the watch on idle sessions. */
final class Visitor {
    private static final Client NOWHERE = new Client("", "");

    private volatile @Nullable SignedInAs signedIn;
    private volatile @Nullable Locale language;
    private volatile @Nullable UUID browserSecret;
    private volatile Client client = NOWHERE;
    private volatile Instant touchedAt = Instant.EPOCH;

    /** Account and signed-in session, changed together. */
    record SignedInAs(AccountId account, UUID session) {}

    Actor actor() {
        SignedInAs now = signedIn;
        return now == null ? new Actor.Anonymous() : new Actor.User(now.account(), now.session());
    }

    Optional<SignedInAs> signedIn() {
        return Optional.ofNullable(signedIn);
    }

    void signIn(AccountId account, UUID session) {
        signedIn = new SignedInAs(account, session);
    }

    void signOut() {
        signedIn = null;
    }

    Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    void setLanguage(Locale chosen) {
        language = chosen;
    }

    Optional<UUID> browserSecret() {
        return Optional.ofNullable(browserSecret);
    }

    void setBrowserSecret(@Nullable UUID secret) {
        browserSecret = secret;
    }

    Client client() {
        return client;
    }

    void setClient(Client client) {
        this.client = client;
    }

    Instant touchedAt() {
        return touchedAt;
    }

    void setTouchedAt(Instant time) {
        touchedAt = time;
    }
}
