package org.guildhall.runtime.pdf;

import java.nio.charset.StandardCharsets;

/** The metadata by which a document says that it is made after PDF/UA-1 (ISO 14289-1, clause 5). */
final class Xmp {
    private static final String PACKET = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
              <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                  <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                  <pdfuaid:part>1</pdfuaid:part>
                </rdf:Description>
              </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;

    private Xmp() {}

    static byte[] of(String title, String author) {
        return PACKET.formatted(escaped(title), escaped(author)).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.appendCodePoint(isXml(letter) ? letter : '?');
            }
        });
        return xml.toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isXml(int letter) {
        return letter >= ' ' && letter <= 0xD7FF || letter >= 0xE000 && letter <= 0xFFFD || letter >= 0x10000;
    }
}
