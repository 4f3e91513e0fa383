package org.guildhall.finance.request.ui;

import com.vaadin.flow.server.VaadinSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far somebody without an account has come before there is a draft, kept on the server from page to page.
 *
 * <p>Only texts in a plain map: a class of this bundle in the browser's session would keep an old version of the bundle alive
 * after an update.
 */
final class VisitorProgress {
    private static final String ATTRIBUTE = "org.guildhall.finance.visitor";
    private static final String WORDING = "wording";
    private static final String ANSWER = "answer";
    private static final String EMAIL = "email";
    private static final String SENT = "sent";

    /** Notes that somebody has consented to the wording, or was told it. */
    void consented(String wording, String answer) {
        put(WORDING, wording);
        put(ANSWER, answer);
    }

    Optional<String> wording() {
        return get(WORDING);
    }

    Optional<String> answer() {
        return get(ANSWER);
    }

    void typed(String email) {
        put(EMAIL, email);
    }

    /** What was typed last, whether a code went there or not. */
    String email() {
        return get(EMAIL).orElse("");
    }

    /** Notes that a code went to the address. */
    void codeSent(String email) {
        put(EMAIL, email);
        put(SENT, email);
    }

    Optional<String> sentTo() {
        return get(SENT);
    }

    void forget() {
        VaadinSession.getCurrent().setAttribute(ATTRIBUTE, null);
    }

    private static Optional<String> get(String name) {
        return Optional.ofNullable(notes().get(name));
    }

    private static void put(String name, String text) {
        Map<String, String> notes = notes();
        notes.put(name, text);
        VaadinSession.getCurrent().setAttribute(ATTRIBUTE, notes);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> notes() {
        return VaadinSession.getCurrent().getAttribute(ATTRIBUTE) instanceof Map<?, ?> notes
                ? new HashMap<>((Map<String, String>) notes)
                : new HashMap<>();
    }
}
