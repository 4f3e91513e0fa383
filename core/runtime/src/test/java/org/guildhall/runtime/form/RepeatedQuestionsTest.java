package org.guildhall.runtime.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormGroup;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.form.Forms;
import org.guildhall.api.text.TextKey;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.TestInstance;
import org.guildhall.runtime.text.Catalogue;
import org.guildhall.runtime.text.TextCatalogues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that ask the same about several (SPEC H2). */
@Tag("H2")
class RepeatedQuestionsTest {
    private static final String FORM = """
            id: sample.household
            version: 1
            voice: [speaker, asker]
            groups:
              - {name: children, most: 4, named: childName}
            pages:
              - id: whether
                fields:
                  - {name: known, type: yes-no}
                  - {name: asker, type: select, required: false, options: [neighbour, professional]}
              - id: children
                collects: children
                when: {field: known, isOneOf: ["yes"]}
                fields:
                  - {name: childName, type: name}
              - id: about-child
                each: children
                when: {field: known, isOneOf: ["yes"]}
                fields:
                  - {name: speaker, type: select, options: [self, parent, professional]}
                  - {name: birth, type: choice, options: [known, about]}
                  - {name: born, type: date-of-birth, when: {field: birth, isOneOf: [known]}}
              - id: work
                each: children
                when: {field: speaker, isOneOf: [professional]}
                fields:
                  - {name: number, type: text, required: false}
              - id: files
                when: {field: [speaker, asker], isOneOf: [professional]}
                fields:
                  - {name: more, type: text, required: false}
            """;

    @TempDir
    Path folder;

    private Texts texts;
    private Forms forms;
    private FormDefinition form;
    private FormGroup children;

    @BeforeEach
    void readTheForm() throws IOException {
        texts = new TextCatalogues(
                new TestInstance(folder, true),
                folder,
                List.of(new Catalogue(Map.of(
                        "en",
                        Map.of(
                                "sample.household.childName.missing", "Enter the name of child {0}",
                                "sample.household.birth.missing", "Say when {0} was born",
                                "sample.household.birth.missing.self", "Say when you were born",
                                "sample.household.born.label", "Birthday",
                                "sample.household.born.label.self", "Your birthday",
                                "sample.household.about-child.title", "About {0}",
                                "sample.household.about-child.title.self", "About you, {0}")))));
        Path file = Files.writeString(folder.resolve("household.yaml"), FORM);
        forms = new DeclaredForms(texts, Clock.systemUTC(), List.of(file.toUri().toURL()));
        form = forms.find("sample.household").orElseThrow();
        children = form.group("children").orElseThrow();
    }

    @Test
    void thereIsAlwaysOne() {
        assertEquals(List.of("1"), children.items(Answers.NONE));
        assertEquals(List.of("1"), children.items(Answers.NONE.with("children", List.of())));
        assertEquals(List.of("1"), children.items(Answers.NONE.with("children", List.of("x", "0", "-1", "1_2"))));
        assertEquals(List.of("3", "1"), children.items(Answers.NONE.with("children", List.of("3", "1", "3"))));
        assertEquals(
                4,
                children.items(Answers.NONE.with(
                                "children",
                                IntStream.rangeClosed(1, 9)
                                        .mapToObj(Integer::toString)
                                        .toList()))
                        .size());
    }

    @Test
    void aNumberIsNeverGivenTwiceWhileAnythingIsKnownOfIt() {
        Answers three = named(children.more(children.more(Answers.NONE)), 3, "Cai");
        assertEquals(List.of("1", "2", "3"), children.items(three));
        Answers two = children.without(three, "3");
        assertEquals(List.of("1", "2"), children.items(two));
        Answers again = children.more(two);
        assertEquals(List.of("1", "2", "4"), children.items(again));
        assertEquals("", children.called(again, "4"), "what was said of another child is not theirs");
    }

    @Test
    void whatIsTakenOutComesBackAtItsPlaceWithItsAnswers() {
        Answers three = named(children.more(children.more(Answers.NONE)), 2, "Bea");
        Answers without = children.without(three, "2");
        assertEquals(List.of("1", "3"), children.items(without));
        Answers back = children.back(without, "2", 1);
        assertEquals(List.of("1", "2", "3"), children.items(back));
        assertEquals("Bea Hill", children.called(back, "2"));
        assertEquals(List.of("2", "1", "3"), children.items(children.back(without, "2", 0)));
        assertEquals(List.of("1", "3", "2"), children.items(children.back(without, "2", 7)));
    }

    @Test
    void pagesStandThereOnceForEach() {
        Answers answers = named(children.more(known()), 1, "Ann").with("speaker_2", "professional");
        assertEquals(
                List.of("whether", "children", "about-child_1", "about-child_2", "work_2", "files"), path(answers));
        FormPage collecting = page("children", answers);
        assertEquals(
                List.of("childName_1", "childName_2"),
                collecting.fields().stream().map(FormField::name).toList());
        FormPage second = page("about-child_2", answers);
        assertEquals("about-child", second.key());
        assertEquals("2", second.item().orElseThrow());
        assertEquals("speaker", second.fields().getFirst().key());
        assertEquals("speaker", form.field("speaker_2").orElseThrow().name());
    }

    @Test
    void pagesFollowTheOrderOfTheItems() {
        Answers answers = known().with("children", List.of("5", "2"));
        assertEquals(List.of("whether", "children", "about-child_5", "about-child_2"), path(answers));
    }

    @Test
    void withinAnItemAConditionMeansThatItemAndFromElsewhereAny() {
        Answers two = children.more(known());
        assertEquals(List.of("born_1"), asked("about-child_1", two.with("birth_1", "known")));
        assertEquals(List.of(), asked("about-child_2", two.with("birth_1", "known")));
        assertTrue(path(two.with("speaker_1", "parent").with("speaker_2", "professional"))
                .contains("files"));
        assertFalse(
                path(two.with("speaker_1", "parent").with("speaker_2", "self")).contains("files"));
        assertEquals(
                List.of("whether", "files"),
                path(Answers.NONE.with("known", "no").with("asker", "professional")),
                "one of several fields alone");
    }

    @Test
    void anItemThatWasTakenOutDecidesNothingAndIsForgottenWithTheRest() {
        Answers two = named(named(children.more(known()), 1, "Ann"), 2, "Bea")
                .with("speaker_2", "professional")
                .with("number_2", "7")
                .with("more", "x");
        Answers one = children.without(two, "2");
        assertEquals(List.of("whether", "children", "about-child_1"), path(one));
        Answers pruned = forms.prune(form, one);
        assertEquals(
                Map.of(
                        "known",
                        "yes",
                        "children",
                        List.of("1"),
                        "childName_1",
                        Map.of("forename", "Ann", "surname", "Hill")),
                pruned.values());
        assertEquals(pruned, forms.prune(form, pruned));
    }

    @Test
    void aGroupThatIsNotAskedForIsForgottenWithItsItems() {
        Answers answers = named(children.more(known()), 2, "Bea").with("known", "no");
        assertEquals(Map.of("known", "no"), forms.prune(form, answers).values());
    }

    @Test
    void callsAnItemByItsPlaceWhereItIsCollectedAndByItsNameLater() {
        Answers answers = named(known().with("children", List.of("7", "2")), 2, "Bea");
        FormPage collecting = page("children", answers);
        assertEquals("2", forms.called(form, collecting, collecting.fields().getLast(), answers));
        FormPage each = page("about-child_2", answers);
        assertEquals("Bea Hill", forms.called(form, each, each.fields().getFirst(), answers));
        FormPage once = page("whether", answers);
        assertEquals("", forms.called(form, once, once.fields().getFirst(), answers));
        assertEquals(List.of("childName_7=Enter the name of child 1"), problems("children", answers));
        assertEquals(
                List.of("birth_2=Say when Bea Hill was born"),
                problems("about-child_2", answers.with("speaker_2", "parent")));
    }

    @Test
    void speaksToWhoeverAnswersAboutThemselves() {
        Answers two = named(named(children.more(known()), 1, "Ann"), 2, "Bea").with("speaker_1", "self");
        FormPage first = page("about-child_1", two);
        FormPage second = page("about-child_2", two);
        FormPage files = form.pages().getLast();
        assertEquals("self", form.voice(first, first.item(), two));
        assertEquals("", form.voice(second, second.item(), two), "nothing was said of her yet");
        assertEquals("self", form.voice(files, files.item(), two.with("speaker_2", "parent")), "one of them is enough");
        assertEquals("parent", form.voice(files, files.item(), two.with("speaker_1", "parent")));
        assertEquals("neighbour", form.voice(second, second.item(), two.with("asker", "neighbour")), "said of nobody");
        assertEquals("About you, {0}", text("about-child.title", "self"));
        assertEquals(
                "About {0}", text("about-child.title", "parent"), "the usual words where there are none of its own");
        assertEquals(List.of("birth_1=Say when you were born"), problems("about-child_1", two));
        Answers late = two.with("birth_1", "known").with("born_1", "2099-01-01");
        FieldProblem problem =
                forms.check(form, page("about-child_1", late), late, Map.of()).getFirst();
        assertEquals(
                new TextKey("sample.household.born.label.self", List.of("Ann Hill")),
                problem.arguments().getFirst());
    }

    private String text(String rest, String voice) {
        return texts.get(Texts.ENGLISH, form.textKey(rest, voice, texts::has));
    }

    @Test
    void aVoiceIsChosenByAChoice() {
        String message = wrong("""
                id: sample.wrong
                version: 1
                voice: [name, nobody, lies]
                pages:
                  - id: a
                    fields:
                      - {name: name, type: text}
                      - {name: lies, type: choices, options: [self]}
                """);
        for (String field : List.of("name", "nobody", "lies")) {
            assertTrue(message.contains("voice must name a choice with options of its own: " + field), message);
        }
    }

    @Test
    void tellsAllThatIsWrongWithGroups() {
        String message = wrong("""
                id: sample.wrong
                version: 1
                groups:
                  - {name: children, most: 0, named: childName}
                  - {name: children, named: childName}
                  - {name: adults, named: adultName, colour: red}
                  - {name: school, named: school}
                pages:
                  - id: a
                    collects: children
                    fields:
                      - {name: childName, type: name}
                      - {name: school, type: text, when: {field: childName, isOneOf: [x]}}
                  - id: b
                    collects: children
                    each: children
                    fields:
                      - {name: x, type: text}
                  - id: c
                    each: cousins
                    fields:
                      - {name: adultName, type: name}
                      - {name: y, type: text, when: {field: [], isOneOf: [z]}}
                """);
        for (String part : List.of(
                "groups[0].most must be a whole number from 1",
                "groups[1].name stands there twice: children",
                "groups[2] knows no 'colour'",
                "pages[0].fields[1].when belongs on a page of its own",
                "pages[1] either collects items or is asked for each of them",
                "pages[1].collects is done by an earlier page: children",
                "pages[2].each must name a group of this form: cousins",
                "pages[2].fields[1].when.field must name a field that is asked before",
                "groups no page collects adults",
                "groups adults must be named by a name field about its items: adultName",
                "groups school must be named by a name field about its items: school",
                "groups a field has the same name: school")) {
            assertTrue(message.contains(part), part + " in " + message);
        }
    }

    @Test
    void itemsAreAskedAboutOnlyAfterTheyWereCollected() {
        String message = wrong("""
                id: sample.wrong
                version: 1
                groups:
                  - {name: children, named: childName}
                pages:
                  - id: about-child
                    each: children
                    fields:
                      - {name: school, type: text}
                  - id: children
                    collects: children
                    fields:
                      - {name: childName, type: name}
                """);
        assertTrue(message.contains("pages[0].each"), message);
    }

    private static String wrong(String yaml) {
        FormUnreadableException wrong = assertThrows(
                FormUnreadableException.class,
                () -> FormReader.read("forms/x.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
        return String.valueOf(wrong.getMessage());
    }

    private static Answers known() {
        return Answers.NONE.with("known", "yes");
    }

    private static Answers named(Answers answers, int item, String forename) {
        return answers.with("childName_" + item, new PersonName(forename, "Hill"));
    }

    private List<String> path(Answers answers) {
        return forms.path(form, answers).stream().map(FormPage::id).toList();
    }

    private FormPage page(String id, Answers answers) {
        return forms.path(form, answers).stream()
                .filter(page -> page.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The conditional fields that are asked on a page. */
    private List<String> asked(String page, Answers answers) {
        return page(page, answers).fields().stream()
                .filter(field -> field.when() != null && field.when().holds(answers))
                .map(FormField::name)
                .toList();
    }

    private List<String> problems(String page, Answers answers) {
        List<FieldProblem> problems = forms.check(form, page(page, answers), answers, Map.of());
        return problems.stream()
                .map(problem -> problem.field() + "="
                        + texts.get(
                                Texts.ENGLISH,
                                problem.textKey(),
                                problem.arguments().toArray()))
                .toList();
    }
}
