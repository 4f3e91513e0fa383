package org.guildhall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The compiler, with the arguments of all modules, refuses what was planted for it. */
class CompilerRulesTest {
    private static final String ARGUMENTS =
            "/project/build/plugins/plugin[artifactId='maven-compiler-plugin']/configuration/compilerArgs/arg";

    @Test
    void warningsAreErrors() throws Exception {
        Compilation compilation = compile("""
                package planted;

                class Raw {
                    private Raw() {}

                    static java.util.List<String> list() {
                        java.util.List raw = new java.util.ArrayList<String>();
                        raw.clear();
                        return java.util.List.of();
                    }
                }
                """);
        assertTrue(compilation.refused("[rawtypes]"), compilation.output());
        assertTrue(compilation.refused("warnings found and -Werror specified"), compilation.output());
    }

    @Test
    void errorProneAndNullAwayRefuse() throws Exception {
        Compilation compilation = compile("""
                package planted;

                import org.jspecify.annotations.NullMarked;

                @NullMarked
                class Buggy {
                    private Buggy() {}

                    static String nothing() {
                        return null;
                    }

                    static boolean swallows(String text) {
                        try {
                            return Integer.parseInt(text) > 0;
                        } catch (NumberFormatException e) {
                        }
                        return text.toLowerCase() == nothing();
                    }
                }
                """);
        for (String check : List.of("NullAway", "EmptyCatch", "StringCaseLocaleUsage", "ReferenceEquality")) {
            assertTrue(compilation.refused("error: [" + check + "]"), check + " in: " + compilation.output());
        }
    }

    @Test
    void codeWithoutFaultsPasses() throws Exception {
        Compilation compilation = compile("""
                package planted;

                class Faultless {
                    private Faultless() {}

                    static String greeting() {
                        return "Good morning";
                    }
                }
                """);
        assertEquals(0, compilation.status(), compilation.output());
        assertEquals("", compilation.output());
    }

    @Test
    void noModuleHasArgumentsOfItsOwn() throws Exception {
        try (var files = java.nio.file.Files.walk(source(), 4)) {
            List<Path> poms = files.filter(file -> file.endsWith("pom.xml")).toList();
            assertTrue(poms.size() > 10, poms.toString());
            for (Path pom : poms) {
                int expected = pom.equals(source().resolve("pom.xml")) ? 1 : 0;
                assertEquals(expected, nodes(pom, "//compilerArgs").getLength(), pom.toString());
            }
        }
    }

    /** What came of a compilation: the exit code, and what the compiler said. */
    private record Compilation(int status, String output) {
        boolean refused(String why) {
            return status != 0 && output.contains(why);
        }
    }

    private static Compilation compile(String code) throws Exception {
        Path file = Planted.file(code);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString()));
        NodeList arguments = nodes(source().resolve("pom.xml"), ARGUMENTS);
        assertTrue(arguments.getLength() > 5, "the arguments are where they were");
        for (int argument = 0; argument < arguments.getLength(); argument++) {
            command.add(arguments.item(argument).getTextContent());
        }
        String libraries = System.getProperty("java.class.path");
        command.addAll(List.of("-processorpath", libraries, "-cp", libraries));
        command.addAll(List.of("-d", file.resolveSibling("classes").toString(), file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Compilation(process.waitFor(), output.strip());
    }

    private static NodeList nodes(Path pom, String path)
            throws IOException, ParserConfigurationException, SAXException, XPathExpressionException {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        return (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    }

    private static Path source() throws IOException {
        return Path.of(System.getProperty("guildhall.source", "../..")).toRealPath();
    }
}
