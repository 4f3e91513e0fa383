package org.guildhall.runtime.instance;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.settings.SettingsRule;
import org.osgi.service.component.annotations.Component;

/** The address under which people reach the portals: scheme and host, and a port where there is one; a mistake is told where it is made. */
@Component(service = SettingsRule.class)
public final class BaseAddress implements SettingsRule {
    private static final String SETTING = "baseAddress";

    /** Reads such an address; empty if it is none. Its scheme is in small letters. */
    public static Optional<URI> read(String text) {
        try {
            URI address = new URI(text.strip());
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            String path = address.getPath() == null ? "" : address.getPath();
            boolean whole = (scheme.equals("https") || scheme.equals("http"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && (path.isEmpty() || path.equals("/"))
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            return whole ? Optional.of(URI.create(scheme + "://" + address.getRawAuthority())) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    @Override
    public String form() {
        return "org.guildhall.council";
    }

    @Override
    public List<FieldProblem> problems(Map<String, List<String>> values) {
        return values.getOrDefault(SETTING, List.of()).stream()
                .filter(set -> !set.isBlank() && read(set).isEmpty())
                .map(set -> FieldProblem.of(SETTING, "settings.base-address.wrong", set))
                .toList();
    }
}
