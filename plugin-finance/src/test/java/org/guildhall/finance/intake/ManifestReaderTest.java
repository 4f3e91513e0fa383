package org.guildhall.finance.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void readsQuotedValuesAndCountsLinesAsAnEditorDoes() throws IOException {
        List<ManifestLine> lines = read("id,text\r\n1,\"a, \"\"b\"\"\"\r\n2,\"two\r\nlines\"\r\n3,c\r\n");
        assertEquals("a, \"b\"", row(lines.get(0)).value("text"));
        assertEquals(List.of(2, 3, 5), lines.stream().map(ManifestLine::number).toList());
    }

    @Test
    void takesAByteOrderMarkAndUnixLineEndsAndEmptyLines() throws IOException {
        List<ManifestLine> lines = read("\uFEFFid,text\n1,ä\n\n2,ß");
        assertEquals(List.of(2, 4), lines.stream().map(ManifestLine::number).toList());
        assertEquals("ä", row(lines.get(0)).value("text"));
    }

    @Test
    void refusesOtherColumns() throws IOException {
        assertEquals(
                "finance.import.wrong-columns",
                broken(read("text,id\n1,2\n").getFirst()).textKey());
        assertEquals("finance.import.wrong-columns", broken(read("").getFirst()).textKey());
    }

    @Test
    void refusesARowWithTooFewOrTooManyValuesAndReadsOn() throws IOException {
        List<ManifestLine> lines = read("id,text\n1\n2,b,c\n3,d\n");
        assertEquals("1", broken(lines.get(0)).firstValue());
        assertEquals(
                "finance.import.wrong-number-of-values", broken(lines.get(1)).textKey());
        assertEquals("3", row(lines.get(2)).value("id"));
    }

    @Test
    void saysWhereItCannotReadOn() throws IOException {
        List<ManifestLine> lines = read("id,text\n1,a\n2,\"no end\n3,c\n");
        assertEquals("1", row(lines.get(0)).value("id"));
        assertEquals("finance.import.unreadable", broken(lines.getLast()).textKey());
        assertEquals(3, lines.getLast().number());
    }

    @Test
    void refusesTheRowThatIsNotUtf8AndNoOther() throws IOException {
        Path file = folder.resolve("latin.csv");
        // with one character of four bytes, and a lone byte next to it
        byte[] latin = "\u00f0\u009f\u008f\u009b".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("id,text\n1,a\n2,\u00e4\n3\u00e9,b\n4,".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(latin);
        bytes.writeBytes("\n5,".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(latin);
        bytes.writeBytes("\u00e4\n6\u00e4\n7,c\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(file, bytes.toByteArray());
        List<ManifestLine> lines = new ArrayList<>();
        new ManifestReader(List.of("id", "text")).read(file, lines::add);
        assertEquals(
                List.of(2, 3, 4, 5, 6, 7, 8),
                lines.stream().map(ManifestLine::number).toList());
        assertEquals("a", row(lines.get(0)).value("text"));
        assertEquals("finance.import.not-utf-8", broken(lines.get(1)).textKey());
        assertEquals("text", broken(lines.get(1)).arguments()[0]);
        assertEquals("2", broken(lines.get(1)).firstValue());
        assertEquals("3\uFFFD", broken(lines.get(2)).firstValue());
        assertEquals("\uD83C\uDFDB", row(lines.get(3)).value("text"));
        assertEquals("finance.import.not-utf-8", broken(lines.get(4)).textKey());
        assertEquals(
                "finance.import.wrong-number-of-values", broken(lines.get(5)).textKey());
        assertEquals("6\uFFFD", broken(lines.get(5)).firstValue());
        assertEquals("c", row(lines.get(6)).value("text"));
    }

    private List<ManifestLine> read(String csv) throws IOException {
        Path file = folder.resolve("manifest.csv");
        Files.writeString(file, csv);
        List<ManifestLine> lines = new ArrayList<>();
        new ManifestReader(List.of("id", "text")).read(file, lines::add);
        return lines;
    }

    private static ManifestLine.Row row(ManifestLine line) {
        return assertInstanceOf(ManifestLine.Row.class, line);
    }

    private static ManifestLine.Broken broken(ManifestLine line) {
        return assertInstanceOf(ManifestLine.Broken.class, line);
    }
}
