package org.guildhall.send.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of one jurisdiction.
 *
 * @param version raised with each change of a rule
 * @param compared when the rules were last compared with the law
 */
record Law(int version, LocalDate compared, List<Rule> rules) {
    /** The law that ships ({@code clock/england.json}). */
    static Law shipped() {
        return LawReader.read(shippedText());
    }

    /** Its text. */
    static byte[] shippedText() {
        try (InputStream json = Law.class.getResourceAsStream("/clock/england.json")) {
            if (json == null) {
                throw new IllegalStateException("The bundle has lost its law");
            }
            return json.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All versions of a rule. */
    Stream<Rule> versionsOf(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id));
    }
}
