package org.guildhall.runtime.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.mail2.core.EmailException;
import org.apache.commons.mail2.jakarta.HtmlEmail;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.guildhall.runtime.config.ContextLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a mail by SMTP. */
final class SmtpTransport {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int PERMANENT = 500;
    private static final int SIGN_IN_FIRST = 530;
    /** Enhanced codes of RFC 3463: the address, or the mailbox behind it. */
    private static final Pattern ABOUT_THE_ADDRESS = Pattern.compile("\\b5\\.[12]\\.\\d{1,3}\\b");
    /** Enhanced codes of RFC 3463: security and policy, which say more about us than about the address. */
    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d{1,3}\\b");

    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);

    private SmtpTransport() {}

    static SendResult send(QueuedMail mail, MailSettings server, String password) {
        // by this loader the mail library finds its providers and the handlers for multipart messages
        return ContextLoader.with(SMTPTransport.class.getClassLoader(), () -> {
            HtmlEmail email = new SameIdEmail(mail.messageId());
            email.setCharset("UTF-8");
            try {
                email.addTo(mail.recipient());
            } catch (EmailException notAnAddress) {
                return new SendResult.Refused(words(notAnAddress));
            }
            try {
                fill(email, mail, server, password);
                return overTheWire(email.getMailSession(), email.getMimeMessage());
            } catch (EmailException | MessagingException e) {
                return new SendResult.Failed(words(e));
            }
        });
    }

    private static SendResult overTheWire(Session session, MimeMessage message) throws MessagingException {
        Transport transport = session.getTransport("smtp");
        try {
            transport.connect();
        } catch (MessagingException e) {
            return new SendResult.Unreachable(words(e));
        }
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new SendResult.Sent();
        } catch (MessagingException e) {
            return isRefusal(e) ? new SendResult.Refused(words(e)) : new SendResult.Failed(words(e));
        } finally {
            close(transport);
        }
    }

    /** What the server has accepted stays accepted, so that a farewell that fails sends nothing a second time. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The connection to the mail server did not end well", e);
        }
    }

    private static void fill(HtmlEmail email, QueuedMail mail, MailSettings server, String password)
            throws EmailException, MessagingException {
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
        email.setFrom(mail.sender(), mail.senderName());
        email.setSubject(mail.subject());
        email.setTextMsg(mail.text());
        email.setHtmlMsg(mail.html());
        // no out-of-office answers to an inbox that nobody reads (RFC 3834)
        email.addHeader("Auto-Submitted", "auto-generated");
        email.addHeader("X-Auto-Response-Suppress", "All");
        // else a server that stops reading would hold the worker for ever
        email.getMailSession().getProperties().setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
        email.buildMimeMessage();
        email.getMimeMessage().saveChanges();
    }

    private static String words(Exception problem) {
        Throwable innermost = causes(problem).getLast();
        return innermost.getClass().getSimpleName() + ": "
                + String.valueOf(innermost.getMessage()).strip();
    }

    private static boolean isRefusal(MessagingException problem) {
        return causes(problem).stream().anyMatch(SmtpTransport::isRefusal);
    }

    /** The server says for good that it will not take the address, with the whole mail before it or without. */
    private static boolean isRefusal(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException address ->
                isPermanent(address.getReturnCode())
                        && !POLICY.matcher(said(cause)).find();
            case SMTPSendFailedException sending ->
                isPermanent(sending.getReturnCode())
                        && sending.getCommand().startsWith(".")
                        && ABOUT_THE_ADDRESS.matcher(said(cause)).find();
            default -> false;
        };
    }

    /** A server that wants us to sign in first does not mean the address. */
    private static boolean isPermanent(int code) {
        return code >= PERMANENT && code != SIGN_IN_FIRST;
    }

    private static String said(Throwable cause) {
        return String.valueOf(cause.getMessage());
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
