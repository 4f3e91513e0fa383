package org.guildhall.runtime.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guildhall.runtime.mail.MailTemplate.Part;

/** Makes a template's text and HTML; nothing in it is loaded from elsewhere. */
final class MailLayout {
    private static final String FONT = "font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.5";

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+");

    private MailLayout() {}

    /** What stands around the body of every mail. */
    record Frame(String council, String portals, String colour, Locale language, List<String> footer) {}

    static String text(MailTemplate template, Map<String, String> values, Frame frame) {
        UnaryOperator<String> plain = UnaryOperator.identity();
        String body = template.parts().stream()
                .map(part -> switch (part) {
                    case Part.Paragraph(String text) -> MailTemplate.fill(text, values, plain);
                    case Part.Button(String label, String address) ->
                        MailTemplate.fill(label, values, plain) + ": " + address(address, values);
                    case Part.Large(String text) -> MailTemplate.fill(text, values, plain);
                    case Part.Points(List<String> texts) ->
                        texts.stream()
                                .map(text -> "- " + MailTemplate.fill(text, values, plain))
                                .collect(Collectors.joining("\n"));
                })
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
        return body + "\n\n" + frame.portals + "\n" + frame.council + "\n\n--\n" + String.join("\n", frame.footer)
                + "\n";
    }

    static String html(MailTemplate template, Map<String, String> values, Frame frame) {
        MailColour colour = MailColour.of(frame.colour);
        String body = template.parts().stream()
                .map(part -> part(part, values, colour))
                .collect(Collectors.joining("\n"));
        String footer = frame.footer.stream()
                .map(line -> "<p style=\"margin:0 0 8px\">" + escape(line) + "</p>")
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                </head>
                <body style="margin:0;padding:0;background:#f5f4f1;color:#1a1a1a;%s">
                <div style="max-width:600px;margin:0 auto;background:#ffffff">
                <div style="background:%s;color:%s;padding:20px 24px;font-size:20px;font-weight:bold">%s</div>
                <div style="padding:24px">
                %s
                <p style="margin:24px 0 0">%s<br>%s</p>
                </div>
                <div style="border-top:1px solid #d8d5ce;padding:16px 24px;font-size:16px;color:#4a4a4a">
                %s
                </div>
                </div>
                </body>
                </html>
                """.formatted(
                        frame.language.getLanguage(),
                        MailTemplate.fill(template.subject(), values, MailLayout::escape),
                        FONT,
                        colour.ground(),
                        colour.words(),
                        escape(frame.council),
                        body,
                        escape(frame.portals),
                        escape(frame.council),
                        footer);
    }

    private static String part(Part part, Map<String, String> values, MailColour colour) {
        return switch (part) {
            case Part.Paragraph(String text) -> {
                String words = inline(text, values, colour);
                yield words.isBlank() ? "" : "<p style=\"margin:0 0 16px\">" + words.replace("\n", "<br>") + "</p>";
            }
            case Part.Button(String label, String address) -> {
                String target = address(address, values);
                String words = MailTemplate.fill(label, values, MailLayout::escape);
                yield "<p style=\"margin:0 0 8px\">" + link(target, words, colour.buttonStyle())
                        + "</p>\n<p style=\"margin:0 0 16px;font-size:16px;word-break:break-all\">" + escape(target)
                        + "</p>";
            }
            case Part.Large(String text) ->
                "<p style=\"margin:0 0 16px;font-size:32px;font-weight:bold;letter-spacing:2px\">"
                        + MailTemplate.fill(text, values, MailLayout::escape) + "</p>";
            case Part.Points(List<String> texts) ->
                texts.stream()
                        .map(text -> "<li>" + inline(text, values, colour) + "</li>")
                        .collect(Collectors.joining("", "<ul style=\"margin:0 0 16px\">", "</ul>"));
        };
    }

    /** A value that is a web address can be pressed. */
    private static String inline(String text, Map<String, String> values, MailColour colour) {
        return MailTemplate.fill(
                text,
                values,
                MailLayout::escape,
                value -> WEB_ADDRESS.matcher(value).matches()
                        ? link(value, escape(value), colour.linkStyle())
                        : escape(value));
    }

    private static String link(String target, String words, String style) {
        return "<a href=\"" + escape(target) + "\" style=\"" + style + "\">" + words + "</a>";
    }

    private static String address(String address, Map<String, String> values) {
        String filled = MailTemplate.fill(address, values, UnaryOperator.identity());
        if (!filled.startsWith("https://") && !filled.startsWith("http://")) {
            throw new IllegalArgumentException("A mail's button leads to a web address");
        }
        return filled;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
