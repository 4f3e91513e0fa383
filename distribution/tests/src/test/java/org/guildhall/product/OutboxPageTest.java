package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.sql.PreparedStatement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator sees which mails are stuck and why, and has them tried again. */
class OutboxPageTest {
    @Test
    @Tag("I7")
    @Tag("D1")
    void mailsThatAreStuckComeFirstWithTheirReasonAndAreTriedAgain() {
        try (Product product = Product.at(Product.freshFolder("outbox")).forManySignIns()) {
            product.start();
            NewPerson first = NewPerson.somebody();
            NewPerson second = NewPerson.somebody();
            try (Visitor one = Visitor.of(product);
                    Visitor other = Visitor.of(product)) {
                SignIn.register(one, first);
                SignIn.register(other, second);
            }
            product.stop();
            refuse(product, first.email(), "SMTPAddressFailedException: 550 5.1.1 <x>: no such mailbox here");
            refuse(product, second.email(), "SMTPAddressFailedException: 552 5.2.2 mailbox full");
            product.start();
            try (Visitor administrator = Visitor.withKeyboardOnly(product)) {
                SignIn.demo(administrator, SignIn.ADMINISTRATOR);
                administrator.follow("Outbox").reached("Outbox");
                Locator gone = row(administrator, first.email());
                assertThat(gone.first())
                        .containsText("The other side does not know this address. Ask the person for the right one.");
                assertThat(row(administrator, second.email()).first()).containsText("mailbox is full");
                assertThat(gone.getByText("no such mailbox here").first()).isHidden();
                administrator.press(gone.first().getByText("What the server said"));
                assertThat(gone.getByText("no such mailbox here").first()).isVisible();
                Looks.check(administrator.page(), "outbox");

                administrator.press(gone.first().getByRole(AriaRole.BUTTON));
                administrator.sees("is tried again now.");
                assertThat(gone.first()).containsText("Stuck");
                administrator.press("Try all that are stuck again").sees("Mails that are tried again now:");
                assertThat(row(administrator, second.email()).first()).containsText("Stuck");
                administrator.press("Test mailbox");
                assertThat(row(administrator, SignIn.ADMINISTRATOR).first()).containsText("Test mailbox");
            }
        }
    }

    private static Locator row(Visitor administrator, String email) {
        return administrator.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(email));
    }

    /** As the mail worker notes it. */
    private static void refuse(Product stopped, String email, String said) {
        int refused = StoppedDatabase.open(stopped, connection -> {
            try (PreparedStatement change = connection.prepareStatement(
                    "UPDATE core.outbox SET state = 'REFUSED', problem = ? WHERE recipient = ?")) {
                change.setString(1, said);
                change.setString(2, email);
                return change.executeUpdate();
            }
        });
        assertTrue(refused > 0);
    }
}
