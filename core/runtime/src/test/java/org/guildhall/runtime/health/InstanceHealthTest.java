package org.guildhall.runtime.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildhall.api.health.HealthProblem;
import org.guildhall.api.instance.CouncilSettings;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.runtime.config.LaunchSettings;
import org.guildhall.runtime.instance.ConfiguredInstance;
import org.guildhall.runtime.mail.MailRoute;
import org.guildhall.runtime.settings.SettingsPid;
import org.guildhall.runtime.settings.SettingsValues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceHealthTest {
    private static final String MAIL = "org.guildhall.mail.host";
    private static final String BASE = "org.guildhall.council.baseAddress";
    private static final String SENDER = "org.guildhall.council.senderAddress";

    private static final String UNSCANNED = "org.guildhall.documents.allowUnscanned";

    private boolean scanner;
    private List<HealthProblem> scans = List.of();

    @TempDir
    Path folder;

    @Test
    void aTestInstanceWorksWithWhatIsPreset() {
        assertEquals(List.of(), problems(true, "http://localhost:8080", Map.of()));
    }

    @Test
    void aLiveInstanceNamesWhatIsStillToBeSet() {
        assertEquals(
                List.of(
                        "health.problem.mail",
                        "health.problem.base",
                        "health.problem.uploads",
                        "health.problem.sender"),
                problems(false, "http://localhost:8080", Map.of()));
        assertEquals(
                List.of("health.problem.base"),
                problems(
                        false,
                        "http://localhost:8080",
                        Map.of(MAIL, "mail.example.gov.uk", SENDER, "portals@example.gov.uk", UNSCANNED, "true")));
    }

    @Test
    @Tag("E1")
    void aLiveInstanceWithoutAScannerSaysThatNobodyCanAddFiles() {
        assertEquals(
                List.of("health.problem.uploads"),
                problems(
                        false,
                        "https://portals.example.gov.uk",
                        Map.of(MAIL, "mail.example.gov.uk", SENDER, "portals@example.gov.uk")));
    }

    @Test
    @Tag("E2")
    void aScannerIsEnoughForFilesAndItsSilenceIsToldOnATestInstanceToo() {
        scanner = true;
        Map<String, String> set = Map.of(MAIL, "mail.example.gov.uk", SENDER, "portals@example.gov.uk");
        assertEquals(List.of(), problems(false, "https://portals.example.gov.uk", set));
        scans = List.of(HealthProblem.of("health.problem.scanner", "/run/clamd", "gone"));
        assertEquals(List.of("health.problem.scanner"), problems(false, "https://portals.example.gov.uk", set));
        assertEquals(List.of("health.problem.scanner"), problems(true, "http://localhost:8080", Map.of()));
    }

    @Test
    void aLiveInstanceThatHasEverythingNamesNothing() {
        Map<String, String> set =
                new HashMap<>(Map.of(MAIL, "mail.example.gov.uk", SENDER, "portals@example.gov.uk", UNSCANNED, "true"));
        assertEquals(List.of(), problems(false, "https://portals.example.gov.uk", set));
        set.put(BASE, "https://portals.example.gov.uk/");
        assertEquals(List.of(), problems(false, "http://localhost:8080", set));
    }

    @Test
    void anAddressThatIsNoneIsToldOfLikeOneThatNobodyReaches() {
        Map<String, String> set =
                new HashMap<>(Map.of(MAIL, "mail.example.gov.uk", SENDER, "portals@example.gov.uk", UNSCANNED, "true"));
        for (String wrong :
                List.of("portals.example.gov.uk", "https://portals example.gov.uk", "HTTP://example.gov.uk")) {
            set.put(BASE, wrong);
            assertEquals(List.of("health.problem.base"), problems(false, "http://localhost:8080", set), wrong);
        }
        set.put(BASE, "HTTPS://portals.example.gov.uk");
        assertEquals(List.of(), problems(false, "http://localhost:8080", set));
    }

    private List<String> problems(boolean test, String address, Map<String, String> set) {
        SettingsSource settings = new SettingsSource() {
            @Override
            public <T extends Annotation> Settings<T> of(Class<T> type) {
                T value =
                        SettingsValues.of(type, SettingsPid.of(type), null, name -> Optional.ofNullable(set.get(name)));
                return () -> value;
            }
        };
        Map<String, String> properties = Map.of(
                LaunchSettings.DATA,
                folder.toString(),
                LaunchSettings.TEST,
                Boolean.toString(test),
                "guildhall.address",
                address);
        Instance instance = new ConfiguredInstance(properties::get, settings.of(CouncilSettings.class));
        MailRoute mail = new MailRoute(settings, instance, new LaunchSettings(properties));
        return new InstanceHealth(instance, mail, settings, () -> scanner, () -> scans)
                .problems().stream().map(HealthProblem::textKey).toList();
    }
}
