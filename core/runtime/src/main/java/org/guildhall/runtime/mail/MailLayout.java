package org.guildhall.runtime.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.guildhall.runtime.mail.MailTemplate.Part;

/** Makes a template's text and HTML; nothing in it is loaded from elsewhere. */
final class MailLayout {
    private static final String FONT = "font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.5";

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
                .collect(Collectors.joining("\n\n"));
        return body + "\n\n" + frame.portals + "\n" + frame.council + "\n\n--\n" + String.join("\n", frame.footer)
                + "\n";
    }

    static String html(MailTemplate template, Map<String, String> values, Frame frame) {
        String body = template.parts().stream()
                .map(part -> part(part, values, frame.colour))
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
                <div style="background:%s;color:#ffffff;padding:20px 24px;font-size:20px;font-weight:bold">%s</div>
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
                        frame.colour,
                        escape(frame.council),
                        body,
                        escape(frame.portals),
                        escape(frame.council),
                        footer);
    }

    private static String part(Part part, Map<String, String> values, String colour) {
        return switch (part) {
            case Part.Paragraph(String text) ->
                "<p style=\"margin:0 0 16px\">"
                        + MailTemplate.fill(text, values, MailLayout::escape).replace("\n", "<br>") + "</p>";
            case Part.Button(String label, String address) -> {
                String target = escape(address(address, values));
                yield "<p style=\"margin:0 0 8px\"><a href=\"" + target + "\" style=\"display:inline-block;background:"
                        + colour
                        + ";color:#ffffff;padding:14px 24px;border-radius:6px;font-weight:bold;text-decoration:none\">"
                        + MailTemplate.fill(label, values, MailLayout::escape)
                        + "</a></p>\n<p style=\"margin:0 0 16px;font-size:16px;word-break:break-all\">" + target
                        + "</p>";
            }
            case Part.Large(String text) ->
                "<p style=\"margin:0 0 16px;font-size:32px;font-weight:bold;letter-spacing:2px\">"
                        + MailTemplate.fill(text, values, MailLayout::escape) + "</p>";
            case Part.Points(List<String> texts) ->
                texts.stream()
                        .map(text -> "<li>" + MailTemplate.fill(text, values, MailLayout::escape) + "</li>")
                        .collect(Collectors.joining("", "<ul style=\"margin:0 0 16px\">", "</ul>"));
        };
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
