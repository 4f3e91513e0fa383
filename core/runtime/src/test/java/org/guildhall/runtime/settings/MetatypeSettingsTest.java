package org.guildhall.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.guildhall.api.account.Account;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.permission.Role;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsImport;
import org.guildhall.runtime.Identity;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.seal.TextSeals;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

@EachDatabase
class MetatypeSettingsTest {
    private static final String MAIL = "org.guildhall.mail";
    private static final String CODES = "org.guildhall.codes";
    private static final List<String> FORMS = List.of(MAIL, CODES, "org.guildhall.scanner");

    private final Identity identity;
    private final Map<String, Dictionary<String, Object>> kept = new HashMap<>();
    private final MetatypeSettings settings;
    private final Account platform;
    private final Account council;

    MetatypeSettingsTest(DatabasePlace place) {
        identity = Identity.of(place);
        settings = new MetatypeSettings(
                proxy(BundleContext.class, Map.of("getBundles", arguments -> new Bundle[] {runtime()})),
                configurations(),
                new LaunchSettings(Map.of()),
                new TextSeals(identity.runtime.keys()),
                identity.runtime.permissions(),
                identity.runtime.audit());
        platform = identity.newAccount(Set.of(Role.PLATFORM_ADMINISTRATOR));
        council = identity.newAccount(Set.of(Role.COUNCIL_ADMINISTRATOR));
    }

    @Test
    void whoMayGiveNoRoleForCasesCannotChangeWhereMailsGo() {
        long refused = refusals();
        for (String form : List.of(MAIL, "org.guildhall.scanner")) {
            RefusedException refusal = assertThrows(
                    RefusedException.class, () -> save(platform, form, Map.of("host", "mail.example.net")));
            assertEquals("settings.case-roles", refusal.textKey());
            assertEquals(Optional.of("settings.case-roles"), as(platform, () -> settings.refusal(form)));
            assertEquals(Optional.empty(), as(council, () -> settings.refusal(form)));
        }
        assertEquals(Map.of(), kept);
        assertEquals(refused + 2, refusals(), "each attempt is noted");
        save(platform, CODES, Map.of("minutes", "7"));
        assertEquals("7", kept(CODES, "minutes"));
        save(council, MAIL, Map.of("host", "mail.example.org"));
        assertEquals("mail.example.org", kept(MAIL, "host"));
    }

    @Test
    void noFileOfTheirsDoesEither() {
        SettingsImport seen = read(platform, "{\"host\": \"mail.example.net\", \"user\": \"\"}");
        assertEquals(
                List.of("settings.case-roles"),
                seen.problems().stream().map(one -> one.problem().textKey()).toList());
        assertThrows(RefusedException.class, () -> apply(platform, seen));
        SettingsImport ofAnother = read(council, "{\"host\": \"mail.example.net\"}");
        assertThrows(RefusedException.class, () -> apply(platform, ofAnother), "whoever looked at it first");
        assertEquals(Map.of(), kept);
        apply(council, ofAnother);
        assertEquals("mail.example.net", kept(MAIL, "host"));
    }

    @Test
    void aSecretIsSentToNoOtherPlaceThanTheOneForWhichItWasTyped() {
        for (Map.Entry<String, String> elsewhere : Map.of("host", "mail.example.net", "port", "2525", "tls", "NONE")
                .entrySet()) {
            kept.clear();
            save(council, MAIL, Map.of("host", "mail.example.org", "password", "heron"));
            save(council, MAIL, Map.of("user", "portals", "password", ""));
            assertTrue(isSet(), "the same place");
            save(council, MAIL, Map.of(elsewhere.getKey(), elsewhere.getValue(), "password", ""));
            assertFalse(isSet(), elsewhere.getKey());
            save(council, MAIL, Map.of("host", "mail.example.org", "password", "egret"));
            assertTrue(isSet(), "typed anew");
        }
    }

    @Test
    void aFileThatChangesThePlaceTellsThatTheSecretIsForgotten() {
        save(council, MAIL, Map.of("host", "mail.example.org", "password", "heron"));
        SettingsImport seen = read(council, "{\"host\": \"mail.example.net\"}");
        assertEquals(
                List.of("password"),
                seen.changes().stream()
                        .filter(SettingsImport.Change::forgotten)
                        .map(SettingsImport.Change::field)
                        .toList());
        assertEquals(List.of(), seen.leftOut(), "it does not stay as it is");
        apply(council, seen);
        assertFalse(isSet());
    }

    private @Nullable Object kept(String form, String name) {
        Dictionary<String, Object> properties = kept.get(form);
        return properties == null ? null : properties.get(name);
    }

    private boolean isSet() {
        return as(council, () -> settings.find(MAIL, Locale.UK)).orElseThrow().fields().stream()
                .filter(field -> field.kind() == SettingsField.Kind.SECRET)
                .allMatch(SettingsField::set);
    }

    private void save(Account account, String form, Map<String, String> typed) {
        Map<String, List<String>> values = new HashMap<>();
        typed.forEach((name, value) -> values.put(name, List.of(value)));
        as(account, () -> settings.save(form, values, Locale.UK));
    }

    private SettingsImport read(Account account, String mail) {
        String file = """
                {"guildhallSettings": 1, "settings": {"org.guildhall.mail": %s}, "secretsLeftOut": ["org.guildhall.mail/password"]}
                """.formatted(mail);
        return as(account, () -> {
            try {
                return settings.check(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Locale.UK);
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    private void apply(Account account, SettingsImport seen) {
        as(account, () -> {
            settings.apply(seen);
            return seen;
        });
    }

    private <T> T as(Account account, Supplier<T> work) {
        return identity.runtime.actors().callAs(identity.user(account), work);
    }

    private long refusals() {
        return identity.count(
                "SELECT count(*) FROM core.audit_entry WHERE action = 'permission.refused' AND subject_id = 'case-role:assign'");
    }

    /** This bundle, as it is built. */
    private static Bundle runtime() {
        return proxy(
                Bundle.class,
                Map.of(
                        "getEntryPaths",
                        arguments -> Collections.enumeration(FORMS.stream()
                                .map(form -> "OSGI-INF/metatype/" + form + ".xml")
                                .toList()),
                        "getEntry",
                        arguments -> entry(arguments[0].toString()),
                        "getSymbolicName",
                        arguments -> "guildhall-runtime",
                        "getLocation",
                        arguments -> "connect:guildhall-runtime"));
    }

    private static @Nullable URL entry(String path) {
        return MetatypeSettings.class.getClassLoader().getResource(path);
    }

    private ConfigurationAdmin configurations() {
        return proxy(
                ConfigurationAdmin.class,
                Map.of(
                        "getConfiguration",
                        arguments -> configuration(arguments[0].toString()),
                        "listConfigurations",
                        arguments -> {
                            String id = arguments[0].toString().replaceAll("\\(service.pid=(.*)\\)", "$1");
                            return kept.containsKey(id) ? new Configuration[] {configuration(id)} : null;
                        }));
    }

    private Configuration configuration(String id) {
        return proxy(
                Configuration.class,
                Map.of(
                        "getProperties",
                        arguments -> kept.containsKey(id) ? new Hashtable<>(copy(kept.get(id))) : null,
                        "update",
                        arguments -> {
                            @SuppressWarnings("unchecked")
                            Dictionary<String, Object> given = (Dictionary<String, Object>) arguments[0];
                            kept.put(id, given);
                            return null;
                        }));
    }

    private static Map<String, Object> copy(Dictionary<String, Object> properties) {
        Map<String, Object> copy = new HashMap<>();
        Collections.list(properties.keys()).forEach(key -> copy.put(key, properties.get(key)));
        return copy;
    }

    private static <T> T proxy(Class<T> type, Map<String, Function<Object[], @Nullable Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                MetatypeSettingsTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> Optional.ofNullable(answers.get(method.getName()))
                        .orElseThrow(() -> new AssertionError(method.toString()))
                        .apply(arguments)));
    }
}
