package org.guildhall.referral.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FieldType;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.form.Forms;
import org.guildhall.api.text.Texts;
import org.guildhall.referral.FilledForms;
import org.guildhall.referral.FolderInstance;
import org.guildhall.referral.Inbox;
import org.guildhall.referral.Inboxes;
import org.guildhall.referral.ReferralFixture;
import org.guildhall.testkit.time.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form is filled in with the least and with the most, about one child and about six. */
@Tag("H6")
class FormsTest {
    /** Of the child, as if somebody else answered; a child who looks after somebody, or another child, is none of that. */
    private static final Pattern NOT_TO_A_CHILD =
            Pattern.compile("[Tt]he child\\b|the family['’]s agreement|([Yy] |['’]r )plentyn\\b|[Pp]lentyn ei hun");

    @TempDir
    Path folder;

    private Texts texts;
    private Forms forms;

    @BeforeEach
    void readTheForms() {
        texts = new FolderInstance(folder).texts();
        forms = ReferralFixture.forms(texts, TestClock.at(Instant.parse("2026-05-04T09:00:00Z")));
    }

    static Stream<Arguments> formsAndChildren() {
        return new Inboxes()
                .all().stream()
                        .map(Inbox::form)
                        .flatMap(form -> form.equals("referral.fostering")
                                ? Stream.of(Arguments.of(form, 1))
                                : Stream.of(Arguments.of(form, 1), Arguments.of(form, 6)));
    }

    @ParameterizedTest
    @MethodSource("formsAndChildren")
    void theLeastIsEnough(String id, int children) {
        FormDefinition form = form(id);
        Answers answers = FilledForms.of(form).children(children).least();
        assertEquals(List.of(), problems(form, answers));
        assertEquals(answers, forms.prune(form, answers), "nothing was answered that was not asked");
    }

    @ParameterizedTest
    @MethodSource("formsAndChildren")
    void theLongestAnswersAreTakenWhateverIsAsked(String id, int children) {
        FormDefinition form = form(id);
        Set<String> unreached = new TreeSet<>(fields(form).map(FormField::name).toList());
        for (FormField field : fields(form).toList()) {
            Answers answers =
                    FilledForms.of(form).children(children).reaching(field).most();
            assertEquals(List.of(), problems(form, answers), "on the way to " + field.name());
            assertEquals(
                    answers.values().keySet(),
                    forms.prune(form, answers).values().keySet());
            answers.values().keySet().forEach(name -> unreached.remove(FormField.key(name)));
        }
        assertEquals(Set.of(), unreached);
    }

    @ParameterizedTest
    @MethodSource("formsAndChildren")
    void eachMissingAnswerIsToldAtItsOwnFieldInWordsThatExist(String id, int children) {
        FormDefinition form = form(id);
        for (FormField field : fields(form).filter(FormField::required).toList()) {
            Answers answers =
                    FilledForms.of(form).children(children).reaching(field).least();
            List<String> names = answers.values().keySet().stream()
                    .filter(name -> FormField.key(name).equals(field.name()))
                    .toList();
            assertEquals(about(form, field) ? children : 1, names.size(), field.name());
            for (String name : names) {
                List<FieldProblem> problems = problems(form, answers.with(name, (Object) null));
                assertFalse(problems.isEmpty(), name + " can be left out");
                for (FieldProblem problem : problems) {
                    assertTrue(
                            problem.field().equals(name) || problem.field().startsWith(name + "."),
                            problem.field() + " is told where " + name + " is missing");
                    tellable(problem);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formsAndChildren")
    void oneSignMoreThanTheLongestIsTooLong(String id, int children) {
        FormDefinition form = form(id);
        for (FormField field :
                fields(form).filter(one -> one.type() == FieldType.LONG_TEXT).toList()) {
            Answers answers =
                    FilledForms.of(form).children(children).reaching(field).most();
            String name = answers.values().keySet().stream()
                    .filter(answered -> FormField.key(answered).equals(field.name()))
                    .sorted()
                    .toList()
                    .getLast();
            List<FieldProblem> problems = problems(form, answers.with(name, answers.text(name) + "x"));
            assertEquals(
                    List.of(name + " forms.problem.too-long"),
                    problems.stream()
                            .map(problem -> problem.field() + " " + problem.textKey())
                            .toList());
            problems.forEach(this::tellable);
        }
    }

    @Test
    @Tag("H4")
    void aChildIsSpokenToAndAnswersForNobodyElse() {
        for (String id : List.of("referral.early-help", "referral.social-care", "referral.lado")) {
            FormDefinition form = form(id);
            for (Locale language : List.of(Texts.ENGLISH, Texts.WELSH)) {
                List<String> self = told(form, "self", language);
                List<String> parent = told(form, "parent", language);
                assertTrue(self.stream().noneMatch(NOT_TO_A_CHILD.asPredicate()), self.toString());
                assertTrue(parent.stream().anyMatch(NOT_TO_A_CHILD.asPredicate()), parent.toString());
            }
        }
    }

    /** The words of each page about one child, and of all that is asked after it was said who answers. */
    private List<String> told(FormDefinition form, String as, Locale language) {
        Answers answers = FilledForms.of(form)
                .choosing("completingAs", as)
                .choosing("adultCompletingAs", as)
                .choosing("childrenKnown", "yes")
                .most();
        return forms.path(form, answers).stream()
                .dropWhile(page -> !page.key().equals("about-child"))
                .flatMap(page -> Stream.concat(
                                Stream.of("title", "intro").map(part -> page.key() + "." + part),
                                page.fields().stream()
                                        .filter(field -> answers.values().containsKey(field.name()))
                                        .flatMap(field -> Stream.of("label", "hint", "missing")
                                                .map(part -> field.key() + "." + part)))
                        .map(key -> form.textKey(key, form.voice(page, page.item(), answers), texts::has)))
                .filter(texts::has)
                .map(key -> texts.get(language, key, "Ada Price"))
                .toList();
    }

    /** The words exist in both languages and leave no gap open. */
    private void tellable(FieldProblem problem) {
        for (Locale language : List.of(Texts.ENGLISH, Texts.WELSH)) {
            String told =
                    texts.get(language, problem.textKey(), problem.arguments().toArray());
            assertFalse(told.contains("{") || told.contains(problem.textKey()), told);
        }
    }

    private static boolean about(FormDefinition form, FormField field) {
        return form.pages().stream()
                .filter(page -> page.fields().contains(field))
                .anyMatch(page -> page.collects() != null || page.each() != null);
    }

    private List<FieldProblem> problems(FormDefinition form, Answers answers) {
        return forms.path(form, answers).stream()
                .flatMap(page -> forms.check(form, page, answers, Map.of()).stream())
                .toList();
    }

    private static Stream<FormField> fields(FormDefinition form) {
        return form.pages().stream().map(FormPage::fields).flatMap(List::stream);
    }

    private FormDefinition form(String id) {
        return forms.find(id).orElseThrow();
    }
}
