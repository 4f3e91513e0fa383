package org.guildhall.finance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.guildhall.finance.document.DocumentKind;
import org.guildhall.finance.grant.PersonChange;
import org.guildhall.finance.intake.ImportKind;
import org.guildhall.finance.request.Difference;
import org.guildhall.finance.request.NotAssigned;
import org.guildhall.finance.request.PhoneAnswer;
import org.guildhall.finance.request.QueueLoad;
import org.guildhall.finance.request.RejectionReason;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.finance.request.RequestState;
import org.guildhall.finance.request.RoleCatalogue;
import org.guildhall.runtime.form.DeclaredForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text that is asked for exists, in each language. */
class CatalogueTest {
    /** Where keys stand in code: words.get(...), refusals, problems, details. */
    private static final Pattern KEY = Pattern.compile("(?:words\\.get|words\\.has|texts\\.get|RefusedException"
            + "|FieldProblem\\.of|new MoreInformation|NavigationItem|AccountAction|HomeSection|new Tile|Broken|refused"
            + "|section|checkText)\\((?:[^;]{0,200}?)\"(finance\\.[A-Za-z0-9.-]*[A-Za-z0-9])\"");

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void eachKeyInTheCodeHasAText(String language) throws IOException {
        Properties texts = texts(language);
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    if (!texts.containsKey(key.group(1))) {
                        missing.add(file.getFileName() + ": " + key.group(1));
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void eachStateReasonKindAndRoleHasAText(String language) throws IOException {
        Properties texts = texts(language);
        Stream<String> keys = Stream.of(
                        Stream.of(RequestState.values())
                                .flatMap(state -> Stream.of(state.textKey(), state.staffTextKey())),
                        Stream.of(RejectionReason.values())
                                .flatMap(reason -> Stream.of(reason.textKey(), reason.textKey() + ".mail")),
                        Stream.of(NotAssigned.Why.values()).map(NotAssigned.Why::textKey),
                        Stream.of(PhoneAnswer.Outcome.values()).map(PhoneAnswer.Outcome::textKey),
                        Stream.of(QueueLoad.Age.values()).map(QueueLoad.Age::textKey),
                        Stream.of(PersonChange.values())
                                .flatMap(change -> Stream.of(
                                        "finance.review.change.warning." + change.code(),
                                        "finance.review.change.confirm." + change.code())),
                        presetQuestions().map(question -> "finance.phone.question." + question),
                        Stream.of(DocumentKind.values()).map(DocumentKind::textKey),
                        Stream.of(ImportKind.values()).map(ImportKind::textKey),
                        Stream.of(Difference.Kind.values()).map(Difference.Kind::textKey),
                        Stream.of(Difference.Detail.values())
                                .map(detail -> "finance.detail." + detail.name().toLowerCase(Locale.ROOT)),
                        FinancePermissions.all().stream().map(permission -> permission.textKey()),
                        presetRoles().roles().stream()
                                .flatMap(role -> Stream.of(role.textKey(), role.evidenceTextKey())),
                        Stream.of("finance.role.self"))
                .flatMap(all -> all);
        assertEquals(List.of(), keys.filter(key -> !texts.containsKey(key)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void eachQuestionOfTheFormHasItsTexts(String language, @TempDir Path folder) throws IOException {
        Properties texts = texts(language);
        FormDefinition form = form(folder);
        Set<String> missing = new TreeSet<>();
        for (FormPage page : form.pages()) {
            need(texts, missing, form.id() + "." + page.id() + ".title");
            for (FormField field : page.fields()) {
                need(texts, missing, form.id() + "." + field.name() + ".label");
                field.options().forEach(option -> need(texts, missing, form.id() + "." + field.name() + "." + option));
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertEquals(
                new TreeSet<>(texts("en").stringPropertyNames()),
                new TreeSet<>(texts("cy").stringPropertyNames()));
    }

    @Test
    void bothLanguagesHaveTheSameMails() throws IOException {
        assertEquals(mails("en"), mails("cy"));
        assertTrue(mails("en").contains("new-documents"));
    }

    @Test
    void noMailNamesTheReferenceInItsSubject() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/mails"))) {
            for (Path file : files.toList()) {
                String subject = Files.readAllLines(file).getFirst();
                assertTrue(subject.startsWith("Subject: "), file.toString());
                assertTrue(!subject.contains("{reference}"), file.toString());
            }
        }
    }

    private static void need(Properties texts, Set<String> missing, String key) {
        if (!texts.containsKey(key)) {
            missing.add(key);
        }
    }

    private static RoleCatalogue presetRoles() {
        try {
            Object preset = FinanceSettings.class.getMethod("roles").getDefaultValue();
            return RoleCatalogue.of((String[]) preset);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Stream<String> presetQuestions() {
        try {
            Object preset = FinanceSettings.class.getMethod("phoneQuestions").getDefaultValue();
            return Stream.of((String[]) preset);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static FormDefinition form(Path folder) {
        URL file = FolderInstance.url(Path.of("src/main/resources/forms/access-request.yaml"));
        return new DeclaredForms(new FolderInstance(folder).texts(), Clock.systemUTC(), List.of(file))
                .find(RequestForm.ID)
                .orElseThrow();
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
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/texts/finance." + language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }
}
