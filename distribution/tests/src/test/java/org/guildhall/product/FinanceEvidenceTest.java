package org.guildhall.product;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Evidence that was sent stays, whatever an old tab says. */
class FinanceEvidenceTest {
    private static final Path FILE = DemoLetters.file("outcome-letter-2026-10.pdf");

    @Test
    @Tag("E1")
    @Tag("F6")
    void anOldTabCannotTakeBackWhatWasSent() {
        try (Visitor visitor = Visitor.of(Product.shared())) {
            NewPerson person = NewPerson.somebody();
            SignIn.register(visitor, person);
            AccessRequest.begin(visitor);
            AccessRequest.answer(visitor, person, AccessRequest.MARGARET, Labels.POA);
            Visitor oldTab = visitor.inAnotherTab();
            oldTab.open(visitor.page().url().replaceFirst("/check$", "/evidence"));
            oldTab.reached(Labels.EVIDENCE).sees(FILE.getFileName().toString());

            AccessRequest.send(visitor);
            oldTab.press("Remove " + FILE.getFileName());
            oldTab.sees(FILE.getFileName() + " was sent already, so it cannot be removed");

            visitor.open("");
            visitor.press(Labels.VIEW_REQUEST).reached(Labels.YOUR_REQUEST);
            visitor.sees(FILE.getFileName().toString());
        }
    }
}
