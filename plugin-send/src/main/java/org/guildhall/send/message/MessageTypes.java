package org.guildhall.send.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.settings.SettingsRule;
import org.guildhall.api.text.Texts;
import org.guildhall.send.SendSettings;
import org.osgi.service.component.annotations.Component;

/** What messages can be about: a line a type; a mistake is told where it is made. */
@Component(service = SettingsRule.class)
public final class MessageTypes implements SettingsRule {
    static final String TYPES = "messageTypes";

    private static final int MOST = 30;
    private static final int LONGEST = 300;
    /** What a thread keeps of it, in each language. */
    private static final int LONGEST_WORDS = 150;

    /** The types; a line that is the name of a shipped one has its words. */
    static List<MessageType> of(Texts texts, String... lines) {
        return Stream.of(lines)
                .filter(line -> !line.isBlank())
                .map(line -> type(texts, line.strip()))
                .filter(type -> !type.english().isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static MessageType type(Texts texts, String line) {
        String key = "send.message-type." + line;
        return texts.has(key)
                ? new MessageType(texts.get(Texts.ENGLISH, key), texts.get(Texts.WELSH, key))
                : MessageType.read(line);
    }

    @Override
    public String form() {
        return SendSettings.ID;
    }

    @Override
    public List<FieldProblem> problems(Map<String, List<String>> values) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> lines = values.getOrDefault(TYPES, List.of());
        if (lines.isEmpty()) {
            problems.add(FieldProblem.of(TYPES, "send.message-type.problem.none"));
        }
        if (lines.size() > MOST) {
            problems.add(FieldProblem.of(TYPES, "send.message-type.problem.many", MOST));
        }
        Set<String> known = new HashSet<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            MessageType type = MessageType.read(line);
            if (type.english().isEmpty()) {
                problems.add(FieldProblem.of(TYPES, "send.message-type.problem.english", number));
            } else if (!known.add(type.english())) {
                problems.add(FieldProblem.of(TYPES, "send.message-type.problem.twice", number));
            }
            if (line.length() > LONGEST
                    || type.english().length() > LONGEST_WORDS
                    || type.welsh().length() > LONGEST_WORDS) {
                problems.add(FieldProblem.of(TYPES, "send.message-type.problem.long", number, LONGEST_WORDS));
            }
        }
        return problems;
    }
}
