package org.guildhall.ui.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses to go on to, which come from outside and may lead nowhere else than to pages of this instance. */
final class Targets {
    static final String NEXT = "next";
    static final String ENDED = "ended";
    private static final Pattern OURS = Pattern.compile("(?!/)[A-Za-z0-9._~/%?&=:,+-]{0,500}");

    private Targets() {}

    /** The path, if it can only be one of ours: no scheme, no host. */
    static Optional<String> ours(String path) {
        return OURS.matcher(path).matches() && !path.split("[?]", 2)[0].contains(":")
                ? Optional.of(path)
                : Optional.empty();
    }

    /** The page that a tab is heading for, as the address of the page it is on tells. */
    static Optional<String> ofTab(UI tab) {
        return Optional.ofNullable((String) ComponentUtil.getData(tab, NEXT));
    }

    /** Notes where a tab is heading from the page it is on; two tabs can head for two pages. */
    static void head(UI tab, Optional<String> target) {
        ComponentUtil.setData(tab, NEXT, target.orElse(null));
    }

    static String withNext(String path, String next) {
        return ours(next)
                .filter(known -> !known.isEmpty())
                .map(known -> path + separator(path) + NEXT + "=" + encode(known))
                .orElse(path);
    }

    static String withEnded(String path, String why) {
        return path + separator(path) + ENDED + "=" + why;
    }

    private static String separator(String path) {
        return path.contains("?") ? "&" : "?";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
