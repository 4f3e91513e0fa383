package org.guildhall.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The Test mailbox of a server, read as JSON. */
public final class Mailbox {
    /** More than come at once; asking for all again and again would cost the server more than what a test does there. */
    private static final int NEWEST = 60;

    private static final Pattern CODE = Pattern.compile("\\b(\\d{4} \\d{4})\\b");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI messages;
    private final Map<URI, Known> known = new ConcurrentHashMap<>();
    private int newest = NEWEST;

    /** The mailbox of the server. */
    public Mailbox(Product product) {
        this.messages = product.base().resolve("/test-mailbox/messages.json");
    }

    /** A mail with exactly the fields of the interface. */
    public record Mail(String id, String to, String from, String subject, String text, String html, Instant sentAt) {
        /** The one-time code in it. */
        public String code() {
            Matcher code = CODE.matcher(text);
            if (!code.find()) {
                throw new AssertionError("No code in: " + text);
            }
            return code.group(1);
        }

        /** The first address in it. */
        String link() {
            Matcher link = Pattern.compile("https?://\\S+").matcher(text);
            if (!link.find()) {
                throw new AssertionError("No link in: " + text);
            }
            return link.group();
        }
    }

    /** What an address has answered last, by its entity tag. */
    private record Known(String tag, List<Mail> mails) {
        static final Known NOTHING = new Known("\"nothing\"", List.of());
    }

    /** Asks for so few mails from now on, where no others come meanwhile: each costs the server. */
    void askFor(int newest) {
        this.newest = newest;
    }

    /** All mails, the newest first. */
    public List<Mail> all() {
        return ask(messages);
    }

    private List<Mail> ask(URI address) {
        try {
            Known before = known.getOrDefault(address, Known.NOTHING);
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Await.LIMIT)
                            .header("If-None-Match", before.tag())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 304) {
                return before.mails();
            }
            if (answer.statusCode() != 200) {
                throw new AssertionError("The Test mailbox answers " + answer.statusCode());
            }
            List<Mail> mails = List.of(JSON.readValue(answer.body(), Mail[].class));
            known.put(address, new Known(answer.headers().firstValue("ETag").orElseThrow(), mails));
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mails to one address, the newest first. */
    public List<Mail> to(String address) {
        return to(address, all());
    }

    private static List<Mail> to(String address, List<Mail> mails) {
        return mails.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    private List<Mail> newestTo(String address) {
        return to(address, ask(URI.create(messages + "?newest=" + newest)));
    }

    /** The mark from which {@link #next} counts. */
    public Mark mark(String address) {
        return new Mark(address, newestTo(address).stream().map(Mail::id).toList());
    }

    /** The mails to an address before something happened. */
    public record Mark(String address, List<String> seen) {}

    /** The first mail after the mark; waits for it. */
    public Mail next(Mark mark) {
        return next(mark, "");
    }

    /** The first mail after the mark whose subject or text holds the words; waits for it. */
    public Mail next(Mark mark, String words) {
        return Await.value(
                "a mail to " + mark.address() + " with \"" + words + "\"",
                () -> fresh(mark)
                        .filter(mail ->
                                mail.subject().contains(words) || mail.text().contains(words)));
    }

    private Optional<Mail> fresh(Mark mark) {
        return since(mark).stream().findFirst();
    }

    /** What has come after the mark, the newest first. */
    List<Mail> since(Mark mark) {
        return newestTo(mark.address()).stream()
                .filter(mail -> !mark.seen().contains(mail.id()))
                .toList();
    }
}
