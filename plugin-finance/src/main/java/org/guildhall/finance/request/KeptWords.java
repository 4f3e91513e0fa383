package org.guildhall.finance.request;

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

    String seal(UUID row, String words) {
        return seals.seal(WORDS, row, words);
    }

    String open(UUID row, String kept) {
        return seals.open(WORDS, row, kept);
    }
}
