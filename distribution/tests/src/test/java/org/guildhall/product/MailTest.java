package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails to a real mail server. */
class MailTest {
    @Test
    @Tag("D1")
    void mailsWaitForAServerThatIsAwayAndGoOutLater() throws IOException, MessagingException {
        int port = freePort();
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try (Product product = Product.at(Product.freshFolder("mail"), "--allow-mail")
                        .configured(
                                "org.guildhall.mail",
                                Map.of("host", "127.0.0.1", "port", Integer.toString(port), "tls", "NONE"))
                        .start();
                Visitor visitor = Visitor.of(product)) {
            NewPerson person = NewPerson.somebody();
            SignIn.fillDetails(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_2);
            SignIn.fillLogin(visitor, person);
            visitor.press(Labels.NEXT).reached(Labels.STEP_3);
            server.start();
            Await.until("the mail", Duration.ofSeconds(120), () -> find(server, person) != null);
            MimeMessage mail = java.util.Objects.requireNonNull(find(server, person));
            assertTrue(mail.getFrom()[0].toString().contains("Guildhall Portals"), mail.getFrom()[0].toString());
            assertTrue(mail.getFrom()[0].toString().contains("donotreply@"), mail.getFrom()[0].toString());
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertTrue(mail.getContentType().startsWith("multipart/"), mail.getContentType());
            assertEquals(2, parts.getCount(), "text and HTML");
        } finally {
            server.stop();
        }
    }

    private static @org.jspecify.annotations.Nullable MimeMessage find(GreenMail server, NewPerson person) {
        try {
            for (MimeMessage mail : server.getReceivedMessages()) {
                if (mail.getHeader("To")[0].contains(person.email())) {
                    return mail;
                }
            }
            return null;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
