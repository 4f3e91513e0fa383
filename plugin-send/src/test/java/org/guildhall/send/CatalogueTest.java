package org.guildhall.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.permission.Permission;
import org.guildhall.runtime.form.DeclaredForms;
import org.guildhall.send.action.ActionState;
import org.guildhall.send.document.DocumentKind;
import org.guildhall.send.document.DocumentState;
import org.guildhall.send.record.AskedBy;
import org.guildhall.send.record.Basis;
import org.guildhall.send.record.CaseState;
import org.guildhall.send.record.InvitationState;
import org.guildhall.send.record.PartyKind;
import org.guildhall.send.record.PartyState;
import org.guildhall.send.record.UpdateKind;
import org.guildhall.send.request.NeedsForm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text that is asked for exists, in each language. */
class CatalogueTest {
    private static final Pattern LITERAL = Pattern.compile("\"(send\\.[A-Za-z0-9.-]*[A-Za-z0-9])\"");
    private static final Pattern ACTION =
            Pattern.compile("(?:NewAuditEntry\\.of|opened|record|of)\\(\\s*\"(send\\.[a-z]+\\.[a-z-]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    /** Beginnings of keys, and names of what is sealed and of purposes of codes and uploads: they begin alike and are no texts. */
    private static final Set<String> NO_TEXTS = Set.of(
            "send.address",
            "send.words",
            "send.invitation-code",
            "send.invitation-link",
            "send.attachment",
            "send.document",
            "send.request-files",
            "send.needs-assessment");

    @TempDir
    Path folder;

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
        assertTrue(found > 100, "keys found: " + found);
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void eachAuditedStepHasAText(String language) throws IOException {
        Properties texts = texts(language);
        Set<String> missing = new TreeSet<>();
        int found = 0;
        for (String code : code()) {
            Matcher action = ACTION.matcher(code);
            while (action.find()) {
                found++;
                need(texts, missing, "audit." + action.group(1));
            }
        }
        assertTrue(found > 30, "steps found: " + found);
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void eachStateKindPermissionJobAndRecordHasAText(String language) throws IOException {
        Properties texts = texts(language);
        Set<String> missing = new TreeSet<>();
        Stream.of(
                        Stream.of(CaseState.values()).map(CaseState::textKey),
                        Stream.of(AskedBy.values()).map(AskedBy::textKey),
                        Stream.of(PartyKind.values()).map(PartyKind::textKey),
                        Stream.of(PartyState.values()).flatMap(state -> Stream.of(state.textKey(), state.meaningKey())),
                        Stream.of(Basis.values()).map(Basis::textKey),
                        Stream.of(InvitationState.values()).map(InvitationState::textKey),
                        Stream.of(UpdateKind.values()).flatMap(kind -> Stream.of(kind.textKey(), kind.nextKey())),
                        SendPermissions.all().stream().map(Permission::textKey),
                        Stream.of(DocumentKind.values()).map(DocumentKind::textKey),
                        Stream.of(DocumentState.values()).map(DocumentState::textKey),
                        Stream.of(ActionState.values()).map(ActionState::textKey),
                        Stream.of(presetTypes()).map(type -> "send.message-type." + type),
                        Stream.of(
                                        "send.expire-invitations",
                                        "send.rederive",
                                        "send.unanswered-messages",
                                        "send.abandoned-uploads",
                                        "send.publish-documents",
                                        "send.action-reminders",
                                        "send.training-cases")
                                .flatMap(job -> Stream.of("job." + job, "job." + job + ".what")),
                        Stream.of("", ".from", ".what").map(part -> "retention.send.case" + part))
                .flatMap(keys -> keys)
                .forEach(key -> need(texts, missing, key));
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    @Tag("G0")
    void theFormOfARequestHasItsWordsAndTheTableItsFields(String language) throws IOException {
        Properties texts = texts(language);
        String table = Files.readString(Path.of("docs/forms.md"));
        Set<String> missing = new TreeSet<>();
        FormDefinition form = new DeclaredForms(
                        new FolderInstance(folder).texts(),
                        Clock.systemUTC(),
                        List.of(FolderInstance.url(Path.of("src/main/resources/forms/needs-assessment.yaml"))))
                .find(NeedsForm.ID)
                .orElseThrow();
        need(texts, missing, form.id() + ".title");
        for (FormPage page : form.pages()) {
            need(texts, missing, form.id() + "." + page.id() + ".title");
            for (FormField field : page.fields()) {
                String key = form.id() + "." + field.name();
                need(texts, missing, key + ".label");
                field.options().forEach(option -> need(texts, missing, key + "." + option));
                if (field.required()) {
                    need(texts, missing, key + ".missing");
                }
                assertTrue(table.contains("| `" + field.name() + "` |"), field.name() + " stands in docs/forms.md");
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static String[] presetTypes() {
        try {
            return (String[]) SendSettings.class.getMethod("messageTypes").getDefaultValue();
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSameGaps() throws IOException {
        assertEquals(gaps(texts("en")), gaps(texts("cy")));
    }

    @Test
    @Tag("G3")
    void bothLanguagesHaveTheSameMailsAndNoneSaysWhomOrWhatItIsAbout() throws IOException {
        assertEquals(mails("en"), mails("cy"));
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/mails"))) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                assertTrue(lines.getFirst().startsWith("Subject: "), file.toString());
                assertFalse(lines.getFirst().contains("{"), file.toString());
                Set<String> filled = PLACEHOLDER
                        .matcher(String.join("\n", lines))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
                filled.removeAll(Set.of(
                        "{name}",
                        "{reference}",
                        "{link}",
                        "{code}",
                        "{until}",
                        "{due}",
                        "{days}",
                        "{telephone}",
                        "{kind}",
                        "{next}",
                        "{portals}",
                        "{council}",
                        // of a colleague and of references, to staff
                        "{away}",
                        "{from}",
                        "{cases}"));
                assertEquals(Set.of(), filled, file.toString());
            }
        }
        assertEquals("Subject: Accept Portal Invitation", firstLine("accept-portal-invitation"));
        assertEquals("Subject: Portal Activation", firstLine("portal-activation"));
        assertEquals("Subject: Portal access to customer SEND record", firstLine("portal-access"));
    }

    @Test
    void theManifestNamesEachPermissionAndEverySealedColumn() throws IOException {
        String bnd = Files.readString(Path.of("bnd.bnd")).replace("\\\n", "");
        assertEquals(
                SendPermissions.all().stream().map(Permission::name).collect(Collectors.toCollection(TreeSet::new)),
                list(bnd, "Guildhall-Permissions:"));
        // every column of text is one of what people write
        Set<String> sealed = list(bnd, "Guildhall-Sealed:").stream()
                .map(entry -> entry.substring(0, entry.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = new TreeSet<>();
        String table = "";
        for (String line : migrations()) {
            if (line.startsWith("create table ")) {
                table = line.substring("create table ".length(), line.indexOf(" (")) + ".";
            } else if (line.matches(" +[a-z_]+ +text\\b.*")) {
                written.add(table + line.strip().split(" ")[0]);
            }
        }
        assertTrue(written.remove("send_form_version.definition"), "questions are no secret");
        assertEquals(written, sealed);
    }

    private static List<String> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration/postgresql"))) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }

    private static Set<String> list(String bnd, String header) {
        return bnd.lines()
                .filter(line -> line.startsWith(header))
                .flatMap(line -> Stream.of(line.substring(header.length()).split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String firstLine(String mail) throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/mails/" + mail + ".en.txt"))
                .getFirst();
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
                        .map(MatchResult::group)
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
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/texts"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("." + language + ".properties"))
                    .toList()) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    texts.load(reader);
                }
            }
        }
        return texts;
    }
}
