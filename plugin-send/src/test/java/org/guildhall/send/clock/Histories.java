package org.guildhall.send.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Histories as tests write them: {@code request-received 2026-09-03; appeal-order/assess 2026-12-02}; a minus says superseded. */
final class Histories {
    private Histories() {}

    /** The events, with ids E1, E2 and so on. */
    static List<CaseEvent> of(String written) {
        List<CaseEvent> events = new ArrayList<>();
        for (String one : parts(written)) {
            boolean superseded = one.startsWith("-");
            String[] words = one.substring(superseded ? 1 : 0).split(" ", 2);
            String[] kind = words[0].split("/", 2);
            @Nullable Remedy remedy = kind.length == 1 ? null : one(Remedy.class, kind[1]);
            events.add(new CaseEvent(
                    "E" + (events.size() + 1),
                    one(EventKind.class, kind[0]),
                    LocalDate.parse(words[1]),
                    remedy,
                    superseded));
        }
        return events;
    }

    /** A child with these moves, or with the usual ones if none are written. */
    static ChildFacts child(String born, String transfers) {
        return ChildFacts.of(
                LocalDate.parse(born),
                Arrays.stream(parts(transfers))
                        .map(one -> one.split(" ", 2))
                        .map(words ->
                                new PhaseTransfer(one(PhaseTransfer.Kind.class, words[0]), LocalDate.parse(words[1])))
                        .toList());
    }

    private static String[] parts(String written) {
        return Stream.of(written.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
    }

    private static <E extends Enum<E>> E one(Class<E> kinds, String code) {
        return Enum.valueOf(kinds, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
