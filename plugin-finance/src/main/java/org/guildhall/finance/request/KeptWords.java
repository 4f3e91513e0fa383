package org.guildhall.finance.request;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildhall.api.form.Answers;
import org.guildhall.api.seal.Seals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers, and what people write about a request, as its rows keep them: unreadable in the database (SPEC E1). */
@Component(service = KeptWords.class)
public final class KeptWords {
    private static final String ANSWERS = "finance.answers";
    private static final String WORDS = "finance.words";
    private static final String QUESTION = "question";
    private static final String IN_WELSH = "question-cy";
    private static final String OUTCOME = "outcome";

    private final Seals seals;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Seals by core; rows from before that are read as they are. */
    @Activate
    public KeptWords(@Reference Seals seals) {
        this.seals = seals;
    }

    String sealAnswers(UUID row, Answers answers) {
        return seals.seal(ANSWERS, row, json.writeValueAsString(answers.values()));
    }

    Answers openAnswers(UUID row, String kept) {
        return new Answers(json.readValue(seals.open(ANSWERS, row, kept), new TypeReference<Map<String, Object>>() {}));
    }

    /** Answers on the telephone as a note keeps them. */
    String write(List<PhoneAnswer> answers) {
        return json.writeValueAsString(answers.stream()
                .map(answer -> Map.of(
                        QUESTION,
                        answer.question().english(),
                        IN_WELSH,
                        answer.question().welsh(),
                        OUTCOME,
                        answer.outcome().code()))
                .toList());
    }

    List<PhoneAnswer> read(String answers) {
        return json.readValue(answers, new TypeReference<List<Map<String, String>>>() {}).stream()
                .map(answer -> new PhoneAnswer(
                        new Wording(answer.getOrDefault(QUESTION, ""), answer.getOrDefault(IN_WELSH, "")),
                        PhoneAnswer.Outcome.of(answer.getOrDefault(OUTCOME, "")).orElse(PhoneAnswer.Outcome.NOT_ASKED)))
                .toList();
    }

    String seal(UUID row, String words) {
        return seals.seal(WORDS, row, words);
    }

    String open(UUID row, String kept) {
        return seals.open(WORDS, row, kept);
    }
}
