package org.guildhall.runtime.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guildhall.api.account.PersonName;
import org.guildhall.api.address.Address;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormMistake;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.form.FormReading;
import org.guildhall.api.form.Forms;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.TestInstance;
import org.guildhall.runtime.text.Catalogue;
import org.guildhall.runtime.text.TextCatalogues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredFormsTest {
    @TempDir
    Path folder;

    private Texts texts;
    private Forms forms;
    private FormDefinition form;

    @BeforeEach
    void readTheSample() {
        Catalogue words = new Catalogue(Map.of(
                "en",
                Map.of(
                        "sample.request.who.missing", "Say for whom",
                        "sample.request.dateOfBirth.label", "Date of birth")));
        texts = new TextCatalogues(
                new TestInstance(folder, true),
                folder,
                List.of(
                        Catalogue.read(List.of(
                                Objects.requireNonNull(getClass().getResource("/texts/runtime.en.properties")))),
                        words));
        forms = new DeclaredForms(
                texts,
                Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC),
                List.of(Objects.requireNonNull(getClass().getResource("/forms/sample.yaml"))));
        form = forms.find("sample.request").orElseThrow();
    }

    @Test
    void readsADefinitionThatBringsItsWordsOrTellsAllThatIsWrong() {
        String whole = """
                id: sample.own
                pages:
                  - id: one
                    fields:
                      - name: colour
                        type: choice
                        options: [red, green]
                texts:
                  en: {title: Own, one.title: One, colour.label: Colour, colour.red: Red, colour.green: Green}
                  cy: {title: Eich hun}
                """;
        FormReading.Whole read = assertInstanceOf(FormReading.Whole.class, read(whole));
        assertEquals("sample.own", read.form().id());
        assertEquals(Map.of("title", "Eich hun"), read.texts().get("cy"));
        assertEquals(
                List.of(
                        new FormMistake("pages[0].fields[0]", "knows no 'colour'"),
                        new FormMistake("texts.en", "lacks colour.green"),
                        new FormMistake("texts.en", "has words for what is not in the form: colour.blue"),
                        new FormMistake("texts.cy", "has words for what is not in the form: colour.blue"),
                        new FormMistake("texts.cy", "has words that English lacks: one.intro")),
                mistakes(whole.replace("type: choice", "type: choice\n        colour: x")
                        .replace("colour.green: Green", "colour.blue: Blue")
                        .replace("title: Eich hun", "one.intro: x, colour.blue: Glas")));
        assertEquals(
                List.of(new FormMistake("texts", "must be made of names and values")),
                mistakes(whole.substring(0, whole.indexOf("texts:"))).subList(0, 1));
        assertTrue(mistakes("id: [").getFirst().place().startsWith("line "), "where it is no YAML");
    }

    private List<FormMistake> mistakes(String yaml) {
        return assertInstanceOf(FormReading.Broken.class, read(yaml)).mistakes();
    }

    private FormReading read(String yaml) {
        return forms.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsTheDefinition() {
        assertEquals(2, form.version());
        assertEquals(5, form.pages().size());
        assertEquals(20, form.field("more").orElseThrow().maximumLength());
        assertTrue(forms.find("no.such").isEmpty());
    }

    @Test
    void leadsThePathThatTheAnswersAskFor() {
        Answers someone = Answers.NONE.with("who", "someone").with("role", "deputy");
        assertEquals(List.of("intro", "who", "role", "person", "contact"), ids(forms.path(form, someone)));
        Answers changed = someone.with("who", "myself");
        assertEquals(List.of("intro", "who", "person", "contact"), ids(forms.path(form, changed)));
        assertEquals(Answers.NONE.with("who", "myself"), forms.prune(form, changed));
    }

    @Test
    void anAnswerToAQuestionNotAskedDecidesNothing() {
        Answers answers =
                Answers.NONE.with("who", "myself").with("role", "deputy").with("evidence", List.of("x"));
        assertEquals(Answers.NONE.with("who", "myself"), forms.prune(form, answers));
    }

    @Test
    void saysWhatIsMissingInTheFormsOwnWordsWhereItHasThem() {
        assertEquals(List.of("who=Say for whom"), problems("who", Answers.NONE));
        assertEquals(
                List.of(
                        "person.forename=Enter the forename",
                        "person.surname=Enter the surname",
                        "dateOfBirth=Enter date of birth",
                        "home.street=Enter the street",
                        "home.town=Enter the town or city",
                        "home.postcode=Enter the postcode"),
                problems("person", Answers.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2026-02-28 | -",
                "2026-03-01 | -",
                "2026-03-02 | dateOfBirth=Date of birth must be today or in the past",
                "1889-12-31 | dateOfBirth=Date of birth must be after 1 January 1890",
                "2025-02-29 | dateOfBirth=Date of birth must be a real date, like 27 3 1948",
                "7//1980 | dateOfBirth.month=Date of birth must include a month",
                "7/2/ | dateOfBirth.year=Date of birth must include a year",
                "// | dateOfBirth=Enter date of birth",
                "7/2/1980 | -",
                "soon | dateOfBirth=Date of birth must be a real date, like 27 3 1948",
            })
    void checksDates(String typed, String problem) {
        List<String> expected = problem == null ? List.of() : List.of(problem);
        assertEquals(expected, problems("person", whole().with("dateOfBirth", typed)));
    }

    @Test
    void checksUnfinishedDatesInParts() {
        assertEquals(
                List.of("dateOfBirth.day=Date of birth must include a day"),
                problems("person", whole().with("dateOfBirth", Map.of("month", "2", "year", "1980"))));
    }

    @Test
    void checksPostcodesMailAddressesNumbersAndLengths() {
        Address home = whole().address("home");
        Address wrong =
                new Address("x".repeat(101), home.houseNumber(), home.street(), "", home.town(), "", "NOWHERE", null);
        assertEquals(
                List.of("home.propertyName", "home.postcode"),
                forms.check(form, page("person"), whole().with("home", wrong), Map.of()).stream()
                        .map(FieldProblem::field)
                        .toList());
        Answers contact = Answers.NONE
                .with("by", List.of("email"))
                .with("email", "me@nowhere")
                .with("phone", "12 34")
                .with("more", "x".repeat(21))
                .with("sure", "no");
        assertEquals(
                List.of("email", "phone", "more", "sure"),
                forms.check(form, page("contact"), contact, Map.of()).stream()
                        .map(FieldProblem::field)
                        .toList());
        Answers good = contact.with("email", "o'neill+x@mail.example.org")
                .with("phone", "+44 (0)808 157-0192")
                .with("more", "x".repeat(20))
                .with("sure", "yes");
        assertEquals(List.of(), problems("contact", good));
    }

    @Test
    void takesOnlyOptionsThatAreOffered() {
        Answers answers = Answers.NONE.with("who", "someone").with("role", "king");
        Map<String, List<String>> roles = Map.of("roles", List.of("deputy", "attorney"));
        assertEquals(
                List.of("role"),
                forms.check(form, page("role"), answers, roles).stream()
                        .map(FieldProblem::field)
                        .toList());
        assertEquals(List.of(), forms.check(form, page("role"), answers.with("role", "attorney"), roles));
        assertEquals(
                List.of("evidence"),
                forms.check(form, page("role"), answers.with("role", "deputy"), roles).stream()
                        .map(FieldProblem::field)
                        .toList());
    }

    @Test
    void takesAnAnswerOfTheWrongShapeForUnreadable() {
        Answers odd = Answers.NONE
                .with("by", List.of("email"))
                .with("email", Map.of("a", "b"))
                .with("sure", "yes");
        assertEquals(
                List.of("email"),
                problems("contact", odd).stream().map(p -> p.split("=")[0]).toList());
    }

    @Test
    void tellsAllThatIsWrongInAFileWithItsPlace() {
        String yaml = """
                id: Sample
                version: 0
                surprise: 1
                pages:
                  - id: a
                    fields:
                      - {name: one, type: texty}
                      - {name: one, type: choice}
                      - {name: two, type: text, options: [x], when: {field: later, isOneOf: [x]}}
                      - {name: yes, type: yes-no}
                      - {name: three, type: date, when: {field: yes, isOneOf: [maybe]}}
                """;
        FormUnreadableException wrong = assertThrows(
                FormUnreadableException.class,
                () -> FormReader.read("forms/x.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
        String message = String.valueOf(wrong.getMessage());
        for (String part : List.of(
                "forms/x.yaml: ",
                "knows no 'surprise'",
                "id must be a name",
                "version must be a whole number",
                "pages[0].fields[0].type must be one of [text,",
                "pages[0].fields[1].name stands there twice: one",
                "pages[0].fields[1] needs options",
                "pages[0].fields[2] can have no options",
                "pages[0].fields[2].when.field must name a field that is asked before: later",
                "pages[0].fields[4].when.isOneOf can never hold")) {
            assertTrue(message.contains(part), part + " in " + message);
        }
    }

    private Answers whole() {
        return Answers.NONE
                .with("person", new PersonName("Alex", "Smith"))
                .with("dateOfBirth", "1948-03-27")
                .with("home", new Address("", "1", "High Street", "", "Ambleford", "", "WR5 2NP", null));
    }

    private FormPage page(String id) {
        return form.pages().stream()
                .filter(page -> page.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> problems(String page, Answers answers) {
        return forms.check(form, page(page), answers, Map.of()).stream()
                .map(problem -> problem.field() + "="
                        + texts.get(
                                Texts.ENGLISH,
                                problem.textKey(),
                                problem.arguments().toArray()))
                .toList();
    }

    private static List<String> ids(List<FormPage> pages) {
        return pages.stream().map(FormPage::id).toList();
    }
}
