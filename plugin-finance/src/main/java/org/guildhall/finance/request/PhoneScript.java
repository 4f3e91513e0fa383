package org.guildhall.finance.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.settings.SettingsRule;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinanceSettings;
import org.osgi.service.component.annotations.Component;

/** What the council asks on the telephone: a line a question; a mistake is told where it is made. */
@Component(service = SettingsRule.class)
public final class PhoneScript implements SettingsRule {
    static final String QUESTIONS = "phoneQuestions";

    /** So that a whole call fits into one sealed note. */
    private static final int MOST = 20;

    private static final int LONGEST = 300;

    /** The questions; a line that is the name of a shipped one has its words. */
    static List<Wording> of(Texts texts, String... lines) {
        return Stream.of(lines)
                .filter(line -> !line.isBlank())
                .map(line -> question(texts, line.strip()))
                .filter(question -> !question.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Wording question(Texts texts, String line) {
        String key = "finance.phone.question." + line;
        return texts.has(key)
                ? new Wording(texts.get(Texts.ENGLISH, key), texts.get(Texts.WELSH, key))
                : Wording.read(line);
    }

    @Override
    public String form() {
        return FinanceSettings.ID;
    }

    @Override
    public List<FieldProblem> problems(Map<String, List<String>> values) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> lines = values.getOrDefault(QUESTIONS, List.of());
        if (lines.size() > MOST) {
            problems.add(FieldProblem.of(QUESTIONS, "finance.phone.problem.many", MOST));
        }
        Set<String> asked = new HashSet<>();
        for (int number = 1; number <= lines.size(); number++) {
            Wording question = Wording.read(lines.get(number - 1));
            if (question.isEmpty()) {
                problems.add(FieldProblem.of(QUESTIONS, "finance.phone.problem.english", number));
            } else if (!asked.add(question.english())) {
                problems.add(FieldProblem.of(QUESTIONS, "finance.phone.problem.twice", number));
            }
            if (lines.get(number - 1).length() > LONGEST) {
                problems.add(FieldProblem.of(QUESTIONS, "finance.phone.problem.long", number, LONGEST));
            }
        }
        return problems;
    }
}
