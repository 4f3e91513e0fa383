package org.guildhall.ui.shell;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Our cookies: the language chosen, the secret of a browser whose drafts nobody has claimed, and that by which it is known again. */
final class Cookies {
    static final String LANGUAGE = "guildhall-language";
    static final String BROWSER = "guildhall-browser";
    static final String DEVICE = "guildhall-device";

    private Cookies() {}

    static Optional<String> read(String name) {
        VaadinRequest request = VaadinService.getCurrentRequest();
        return request == null || request.getCookies() == null
                ? Optional.empty()
                : Stream.of(request.getCookies())
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** The language that was chosen in this browser, if it is one of those known. */
    static Optional<Locale> language(List<Locale> known) {
        return read(LANGUAGE)
                .flatMap(tag -> known.stream()
                        .filter(language -> language.getLanguage().equals(tag))
                        .findFirst());
    }

    static void write(String name, String value, Duration life) {
        VaadinRequest request = VaadinService.getCurrentRequest();
        VaadinResponse response = VaadinService.getCurrentResponse();
        if (request == null || response == null) {
            throw new IllegalStateException(
                    "A cookie can be set only while a request of the browser is being answered");
        }
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) life.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
