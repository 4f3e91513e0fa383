package org.guildhall.referral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.form.FieldType;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.permission.Permission;
import org.guildhall.referral.record.Likeness;
import org.guildhall.referral.record.LinkKind;
import org.guildhall.referral.record.Outcome;
import org.guildhall.referral.record.ReferralState;
import org.guildhall.referral.record.ReminderKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text that is asked for exists, in each language, and each inbox has what belongs to it. */
class CatalogueTest {
    private static final Pattern LITERAL = Pattern.compile("\"(referral\\.[A-Za-z0-9.-]*[A-Za-z0-9])\"");
    private static final Pattern ACTION = Pattern.compile("NewAuditEntry\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    /** Names of what is sealed and of an upload policy: they begin alike and are no texts. */
    private static final Set<String> NO_TEXTS = Set.of("referral.answers", "referral.words", "referral.attachment");

    private final Inboxes inboxes = new Inboxes();

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void eachKeyInTheCodeHasAText(String language) throws IOException {
        Properties texts = texts(language);
        Set<String> missing = new TreeSet<>();
        int found = 0;
        for (String code : code()) {
            Matcher literal = LITERAL.matcher(code);
            while (literal.find()) {
                String key = literal.group(1);
                found++;
                if (!NO_TEXTS.contains(key)
                        && Stream.of("", "audit.", "audit.subject.", "job.", "retention.")
                                .noneMatch(prefix -> texts.containsKey(prefix + key))) {
                    missing.add(key);
                }
            }
        }
        assertTrue(found > 150, "keys found: " + found);
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void eachAuditedStepHasAText(String language) throws IOException {
        Properties texts = texts(language);
        Set<String> missing = new TreeSet<>();
        for (String code : code()) {
            Matcher action = ACTION.matcher(code);
            while (action.find()) {
                need(texts, missing, "audit." + action.group(1));
            }
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void eachStateOutcomeLikenessLinkPermissionAndInboxHasAText(String language) throws IOException {
        Properties texts = texts(language);
        Stream<String> keys = Stream.of(
                        Stream.of(ReferralState.values()).map(ReferralState::textKey),
                        Stream.of(Outcome.values()).map(Outcome::textKey),
                        Stream.of(Likeness.values()).map(Likeness::textKey),
                        Stream.of(ReminderKind.values()).map(ReminderKind::textKey),
                        Stream.of(LinkKind.values())
                                .flatMap(kind -> Stream.of(kind.textKey(), kind.textKey() + ".button")),
                        ReferralPermissions.all(inboxes).stream().map(Permission::textKey),
                        inboxes.all().stream()
                                .flatMap(inbox ->
                                        Stream.of(inbox.titleKey(), inbox.form() + ".button", inbox.form() + ".intro")),
                        Stream.of("self", "parent", "professional")
                                .flatMap(as -> Stream.of("referral.as." + as, "referral.as." + as + ".text")),
                        Stream.of(
                                "job.referral.abandoned-files",
                                "job.referral.abandoned-files.what",
                                "job.referral.reminders",
                                "job.referral.reminders.what",
                                "health.part.referral-officers",
                                "health.part.referral-officers.what",
                                "retention.referral.referral",
                                "retention.referral.referral.from",
                                "retention.referral.referral.what"))
                .flatMap(all -> all);
        assertEquals(List.of(), keys.filter(key -> !texts.containsKey(key)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    @Tag("H6")
    void eachPageAndQuestionOfEachFormHasItsTexts(String language, @TempDir Path folder) throws IOException {
        Properties texts = texts(language);
        Set<String> missing = new TreeSet<>();
        for (FormDefinition form : forms(folder)) {
            for (FormPage page : form.pages()) {
                need(texts, missing, form.id() + "." + page.id() + ".title");
                if (page.collects() != null) {
                    need(texts, missing, form.id() + "." + page.id() + ".item");
                    need(texts, missing, form.id() + "." + page.id() + ".add");
                }
                for (FormField field : page.fields()) {
                    need(texts, missing, form.id() + "." + field.name() + ".label");
                    field.options()
                            .forEach(option -> need(texts, missing, form.id() + "." + field.name() + "." + option));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void noTextOfAFormIsLeftOver(@TempDir Path folder) throws IOException {
        Set<String> known = new HashSet<>();
        for (FormDefinition form : forms(folder)) {
            known.addAll(Set.of(form.id() + ".title", form.id() + ".button", form.id() + ".intro"));
            for (FormPage page : form.pages()) {
                for (String part : List.of("title", "intro", "item", "add", "next")) {
                    known.add(form.id() + "." + page.id() + "." + part);
                }
                for (FormField field : page.fields()) {
                    String key = form.id() + "." + field.name();
                    List<String> parts = switch (field.type()) {
                        case NAME -> List.of("forename.missing", "surname.missing");
                        case ADDRESS -> List.of("street.missing", "town.missing", "postcode.missing");
                        default ->
                            field.options().stream()
                                    .flatMap(option -> Stream.of(option, option + ".hint"))
                                    .toList();
                    };
                    Stream.concat(Stream.of("label", "hint", "missing"), parts.stream())
                            .forEach(part -> known.add(key + "." + part));
                    if (!form.voices().isEmpty()) {
                        Stream.of("label", "hint", "missing").forEach(part -> known.add(key + "." + part + ".self"));
                    }
                }
                if (!form.voices().isEmpty()) {
                    Stream.of("title", "intro")
                            .forEach(part -> known.add(form.id() + "." + page.id() + "." + part + ".self"));
                }
            }
        }
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/texts/forms.en.properties"))) {
            texts.load(reader);
        }
        assertEquals(
                List.of(),
                texts.stringPropertyNames().stream()
                        .filter(key -> !known.contains(key))
                        .sorted()
                        .toList());
    }

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSameGaps() throws IOException {
        assertEquals(gaps(texts("en")), gaps(texts("cy")));
    }

    @Test
    @Tag("H9")
    void bothLanguagesHaveTheSameMailsAndNoneSaysWhomItIsAbout() throws IOException {
        assertEquals(mails("en"), mails("cy"));
        assertEquals(
                Set.of(
                        "referral-received",
                        "referral-urgent",
                        "referral-assigned",
                        "referral-taken-over",
                        "referral-reminders",
                        "referral-stranded",
                        "referral-feedback",
                        "referral-feedback-words"),
                mails("en"));
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/mails"))) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                assertTrue(lines.getFirst().startsWith("Subject: "), file.toString());
                assertFalse(lines.getFirst().contains("{"), file.toString());
                Set<String> filled = PLACEHOLDER
                        .matcher(String.join("\n", lines))
                        .results()
                        .map(found -> found.group())
                        .collect(Collectors.toCollection(TreeSet::new));
                // the feedback itself only where the council has set that
                if (file.getFileName().toString().startsWith("referral-feedback-words.")) {
                    assertTrue(filled.remove("{words}"), file.toString());
                }
                filled.removeAll(Set.of("{name}", "{reference}", "{by}", "{link}", "{overdue}", "{soon}", "{new}"));
                assertEquals(Set.of(), filled, file.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"early-help,30", "social-care,45", "lado,35"})
    @Tag("H6")
    void eachFormAsksAsMuchAsSuchFormsAsk(String inbox, int least, @TempDir Path folder) {
        FormDefinition form = ReferralFixture.forms(new FolderInstance(folder).texts(), Clock.systemUTC())
                .find("referral." + inbox)
                .orElseThrow();
        long fields = form.pages().stream()
                .flatMap(page -> page.fields().stream())
                .map(FormField::name)
                .distinct()
                .count();
        assertTrue(fields >= least, inbox + " asks " + fields);
    }

    @Test
    @Tag("H10")
    void eachInboxHasAFormAboutThoseItNamesAndPermissionsInTheManifest(@TempDir Path folder) throws IOException {
        Map<String, FormDefinition> forms =
                forms(folder).stream().collect(Collectors.toMap(FormDefinition::id, form -> form));
        assertEquals(inboxes.all().size(), forms.size());
        for (Inbox inbox : inboxes.all()) {
            FormDefinition form = Objects.requireNonNull(forms.get(inbox.form()), inbox.id());
            for (String kind : inbox.about()) {
                assertEquals(
                        FieldType.NAME,
                        form.field(kind + "Name").map(FormField::type).orElse(null),
                        inbox.id() + " " + kind);
            }
        }
        String bnd = Files.readString(Path.of("bnd.bnd"));
        String list = bnd.substring(bnd.indexOf("Guildhall-Permissions:") + "Guildhall-Permissions:".length());
        Set<String> declared = Stream.of(
                        list.substring(0, list.indexOf("\n#")).replace("\\", "").split(","))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                ReferralPermissions.all(inboxes).stream()
                        .map(Permission::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                declared);
        String guard = bnd.lines()
                .filter(line -> line.startsWith("Guildhall-Export-Permissions: "))
                .findFirst()
                .orElseThrow();
        assertEquals(
                inboxes.all().stream()
                        .filter(Inbox::walled)
                        .map(Inbox::readPermission)
                        .collect(Collectors.joining(", ")),
                guard.substring(guard.indexOf(' ') + 1),
                "what is walled off is taken out by nobody else");
    }

    private List<FormDefinition> forms(Path folder) {
        var forms = ReferralFixture.forms(new FolderInstance(folder).texts(), Clock.systemUTC());
        return inboxes.all().stream()
                .map(inbox -> forms.find(inbox.form()).orElseThrow())
                .toList();
    }

    private static List<String> code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> code = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                code.add(Files.readString(file));
            }
            return code;
        }
    }

    private static void need(Properties texts, Set<String> missing, String key) {
        if (!texts.containsKey(key)) {
            missing.add(key);
        }
    }

    /** The keys, each with what its text leaves open. */
    private static Map<String, Set<String>> gaps(Properties texts) {
        Map<String, Set<String>> gaps = new TreeMap<>();
        texts.forEach((key, text) -> gaps.put(
                key.toString(),
                PLACEHOLDER
                        .matcher(text.toString())
                        .results()
                        .map(found -> found.group())
                        .collect(Collectors.toCollection(TreeSet::new))));
        return gaps;
    }

    private static Set<String> mails(String language) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/mails"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("." + language + ".txt"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        for (String file : List.of("referral", "forms")) {
            try (Reader reader = Files.newBufferedReader(
                    Path.of("src/main/resources/texts/" + file + "." + language + ".properties"))) {
                texts.load(reader);
            }
        }
        return texts;
    }
}
