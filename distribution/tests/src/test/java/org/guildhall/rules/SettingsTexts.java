package org.guildhall.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What is wrong with the words of a jar's settings (OSGi Metatype), a line each; nothing is an empty list. */
final class SettingsTexts {
    private static final String DEFINITIONS = "OSGI-INF/metatype/";
    private static final List<String> FILES = List.of(".properties", "_cy.properties");

    private final JarFile jar;
    private final String name;
    private final Set<String> wrong = new LinkedHashSet<>();
    private long attributes;

    private SettingsTexts(JarFile jar, Path path) {
        this.jar = jar;
        this.name = path.getFileName().toString();
    }

    /** Each form, setting and option is a key with a text in both languages, and each text is shown. */
    static List<String> wrong(Path path) {
        return List.copyOf(read(path).wrong);
    }

    /** How many settings it defines. */
    static long attributes(Path path) {
        return read(path).attributes;
    }

    private static SettingsTexts read(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            SettingsTexts read = new SettingsTexts(jar, path);
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(DEFINITIONS) && entry.getName().endsWith(".xml")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        read.definition(DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(in)
                                .getDocumentElement());
                    }
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("No XML in " + path, e);
        }
    }

    private void definition(Element root) throws IOException {
        List<Properties> texts = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (String ending : FILES) {
            files.add(root.getAttribute("localization") + ending);
            texts.add(texts(files.getLast()));
        }
        Set<String> keys = new TreeSet<>();
        for (Element form : all(root, "OCD")) {
            String id = form.getAttribute("id");
            named(form, id, keys);
            for (Element setting : all(form, "AD")) {
                attributes++;
                named(setting, id + "/" + setting.getAttribute("id"), keys);
                for (Element option : all(setting, "Option")) {
                    key(option, "label", id + "/" + setting.getAttribute("id"), keys);
                }
            }
        }
        for (int file = 0; file < files.size(); file++) {
            Set<String> there = new TreeSet<>(texts.get(file).stringPropertyNames());
            Set<String> lacking = new TreeSet<>(keys);
            lacking.removeIf(key -> there.contains(key));
            if (!lacking.isEmpty()) {
                wrong.add(name + "/" + files.get(file) + " lacks " + lacking);
            }
            there.removeAll(keys);
            if (!there.isEmpty()) {
                wrong.add(name + "/" + files.get(file) + " has " + there + ", which nothing shows");
            }
        }
    }

    private void named(Element element, String what, Set<String> keys) {
        key(element, "name", what, keys);
        if (element.getAttribute("description").isBlank()) {
            wrong.add(name + ": " + what + " has no description");
        } else {
            key(element, "description", what, keys);
        }
    }

    private void key(Element element, String attribute, String what, Set<String> keys) {
        String text = element.getAttribute(attribute);
        if (text.startsWith("%")) {
            keys.add(text.substring(1));
        } else {
            wrong.add(name + ": " + attribute + " of " + what + " is no key");
        }
    }

    private Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        JarEntry entry = jar.getJarEntry(file);
        if (entry == null) {
            wrong.add(name + " has no " + file);
            return texts;
        }
        byte[] bytes;
        try (InputStream in = jar.getInputStream(entry)) {
            bytes = in.readAllBytes();
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(new String(bytes, StandardCharsets.UTF_8))) {
            wrong.add(name + "/" + file + " is not ASCII alone");
        }
        texts.load(new java.io.ByteArrayInputStream(bytes));
        return texts;
    }

    private static List<Element> all(Element in, String tag) {
        NodeList found = in.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }
}
