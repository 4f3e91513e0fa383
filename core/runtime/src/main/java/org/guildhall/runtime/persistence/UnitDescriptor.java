package org.guildhall.runtime.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The entity classes that {@code META-INF/persistence.xml} lists. */
final class UnitDescriptor {
    private static final String PATH = "META-INF/persistence.xml";

    private UnitDescriptor() {}

    static List<String> entityClasses(UnitSource source) {
        URL descriptor = source.entry(PATH);
        if (descriptor == null) {
            throw new IllegalStateException(source.name() + " has no " + PATH);
        }
        try (InputStream in = descriptor.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(in);
            NodeList classes = document.getElementsByTagNameNS("*", "class");
            return IntStream.range(0, classes.getLength())
                    .mapToObj(index -> classes.item(index).getTextContent().strip())
                    .toList();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(PATH + " of " + source.name() + " cannot be read", e);
        }
    }
}
