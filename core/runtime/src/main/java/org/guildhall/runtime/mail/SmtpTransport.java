package org.guildhall.runtime.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.mail2.core.EmailException;
import org.apache.commons.mail2.jakarta.HtmlEmail;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.guildhall.runtime.config.ContextLoader;
import org.jspecify.annotations.Nullable;

/** Sends a mail by SMTP. */
final class SmtpTransport {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(40);
    private static final int PERMANENT = 500;

    private SmtpTransport() {}

    static SendResult send(QueuedMail mail, MailSettings server, String password) {
        // by this loader the mail library finds its providers and the handlers for multipart messages
        return ContextLoader.with(SMTPTransport.class.getClassLoader(), () -> {
            try {
                email(mail, server, password).send();
                return new SendResult.Sent();
            } catch (EmailException e) {
                return outcome(e);
            }
        });
    }

    private static HtmlEmail email(QueuedMail mail, MailSettings server, String password) throws EmailException {
        HtmlEmail email = new SameIdEmail(mail.messageId());
        email.setHostName(server.host().strip());
        email.setSmtpPort(server.port());
        email.setSocketConnectionTimeout(CONNECT);
        email.setSocketTimeout(ANSWER);
        switch (server.tls()) {
            case STARTTLS -> {
                email.setStartTLSRequired(true);
                email.setSSLCheckServerIdentity(true);
            }
            case IMPLICIT -> {
                email.setSSLOnConnect(true);
                email.setSslSmtpPort(String.valueOf(server.port()));
                email.setSSLCheckServerIdentity(true);
            }
            case NONE -> email.setSSLOnConnect(false);
        }
        if (!server.user().isBlank()) {
            email.setAuthentication(server.user(), password);
        }
        email.setCharset("UTF-8");
        email.setFrom(mail.sender(), mail.senderName());
        email.addTo(mail.recipient());
        email.setSubject(mail.subject());
        email.setTextMsg(mail.text());
        email.setHtmlMsg(mail.html());
        // no out-of-office answers to an inbox that nobody reads (RFC 3834)
        email.addHeader("Auto-Submitted", "auto-generated");
        email.addHeader("X-Auto-Response-Suppress", "All");
        return email;
    }

    private static SendResult outcome(EmailException problem) {
        List<Throwable> causes = causes(problem);
        String words = causes.getLast().getClass().getSimpleName() + ": "
                + String.valueOf(causes.getLast().getMessage()).strip();
        boolean wrongLogin = causes.stream().anyMatch(AuthenticationFailedException.class::isInstance);
        boolean refused = causes.stream().anyMatch(SmtpTransport::isRefusal);
        return refused && !wrongLogin ? new SendResult.Refused(words) : new SendResult.Failed(words);
    }

    /** The address is none, or the server says for good that it will not take the address or the message. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof AddressException
                || cause instanceof SMTPAddressFailedException address && address.getReturnCode() >= PERMANENT
                || cause instanceof SMTPSendFailedException sending
                        && sending.getReturnCode() >= PERMANENT
                        && sending.getCommand().startsWith(".");
    }

    private static List<Throwable> causes(Throwable problem) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable cause = problem; cause != null && !all.contains(cause); cause = next(cause)) {
            all.add(cause);
        }
        return all;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : cause.getCause();
    }

    /** A mail that goes out a second time is recognised by its Message-ID. */
    private static final class SameIdEmail extends HtmlEmail {
        private final String messageId;

        SameIdEmail(String messageId) {
            this.messageId = messageId;
        }

        @Override
        protected MimeMessage createMimeMessage(Session session) {
            return new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", messageId);
                }
            };
        }
    }
}
