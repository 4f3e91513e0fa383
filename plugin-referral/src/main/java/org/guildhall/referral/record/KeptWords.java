package org.guildhall.referral.record;

import java.util.Map;
import java.util.UUID;
import org.guildhall.api.form.Answers;
import org.guildhall.api.seal.Seals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers, and what staff write, as their rows keep them: unreadable in the database (SPEC E1). */
@Component(service = KeptWords.class)
public final class KeptWords {
    private static final String ANSWERS = "referral.answers";
    private static final String WORDS = "referral.words";

    private final Seals seals;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Seals by core. */
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

    String sealFeedback(UUID row, Feedback feedback) {
        return seal(row, json.writeValueAsString(feedback));
    }

    Feedback openFeedback(UUID row, String kept) {
        return json.readValue(open(row, kept), Feedback.class);
    }
}
