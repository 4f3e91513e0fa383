package org.guildhall.finance.request;

import java.util.Map;
import org.guildhall.api.form.Answers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers as the JSON that a request keeps. */
final class AnswersJson {
    private final JsonMapper json = JsonMapper.builder().build();

    String write(Answers answers) {
        return json.writeValueAsString(answers.values());
    }

    Answers read(String text) {
        return new Answers(json.readValue(text, new TypeReference<Map<String, Object>>() {}));
    }
}
