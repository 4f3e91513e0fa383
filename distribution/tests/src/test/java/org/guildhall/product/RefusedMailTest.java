package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mail about a request that the mail server refused. */
class RefusedMailTest {
    private static final String REFUSED = "was refused. Whoever it was for has not been told";

    @Test
    @Tag("D1")
    @Tag("F12")
    void theOfficerSeesOnTheRequestThatItsMailWasRefused() {
        try (Product product = Product.at(Product.freshFolder("refused")).forManySignIns()) {
            product.start();
            NewPerson person = NewPerson.somebody();
            String reference;
            try (Visitor citizen = Visitor.of(product);
                    Visitor officer = Visitor.of(product)) {
                SignIn.register(citizen, person);
                AccessRequest.begin(citizen);
                AccessRequest.answer(citizen, person, AccessRequest.OLWEN, Labels.NOMINEE);
                reference = AccessRequest.send(citizen);
                SignIn.demo(officer, SignIn.OFFICER);
                Officer.open(officer, reference, AccessRequest.OLWEN);
                assertThat(officer.text(REFUSED)).hasCount(0);
            }
            product.stop();
            refuseMailsTo(product, person.email());
            product.start();
            try (Visitor officer = Visitor.of(product)) {
                SignIn.demo(officer, SignIn.OFFICER);
                Officer.open(officer, reference, AccessRequest.OLWEN);
                officer.sees("“We have received your access request”").sees("to " + person.email() + " " + REFUSED);
                Looks.check(officer.page(), "finance-review-refused-mail");
            }
        }
    }

    /** As the mail worker notes it; that servers' answers are told apart is tested beside it. */
    private static void refuseMailsTo(Product stopped, String email) {
        int refused = StoppedDatabase.open(stopped, connection -> {
            try (PreparedStatement change =
                    connection.prepareStatement("UPDATE core.outbox SET state = 'REFUSED' WHERE recipient = ?")) {
                change.setString(1, email);
                return change.executeUpdate();
            }
        });
        assertTrue(refused > 0);
    }
}
