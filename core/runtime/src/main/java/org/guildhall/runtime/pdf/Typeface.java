package org.guildhall.runtime.pdf;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Liberation Sans, embedded into one document with the glyphs that it uses. */
final class Typeface implements Closeable {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int NO_BREAK_SPACE = 0xA0;
    private static final String LACKING = "?";
    /** Each beside its mirror image. */
    private static final String BRACKETS = "()[]{}<>«»";

    private final TrueTypeFont glyphs;
    private final CmapLookup numbers;
    private final PDType0Font font;

    Typeface(PDDocument document) throws IOException {
        try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FILE), FILE)) {
            glyphs = new TTFParser().parse(new RandomAccessReadBuffer(file));
        }
        // ligatures would be found by no search for the letters that they are made of
        glyphs.setEnableGsub(false);
        numbers = glyphs.getUnicodeCmapLookup();
        font = PDType0Font.load(document, glyphs, true);
    }

    @Override
    public void close() throws IOException {
        glyphs.close();
    }

    PDType0Font font() {
        return font;
    }

    /** Whether there is a glyph for each character that can be seen. */
    boolean prints(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .noneMatch(letter -> LACKING.equals(printed(letter)) && letter != '?');
    }

    /** The text in characters that all have a glyph, without those that cannot be seen. */
    String printable(String text) {
        StringBuilder all = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(this::printed)
                .forEach(all::append);
        return all.toString();
    }

    private String printed(int letter) {
        if (letter != NO_BREAK_SPACE && (Character.isSpaceChar(letter) || letter == '\t')) {
            return " ";
        }
        if (isInvisible(letter)) {
            return "";
        }
        if (numbers.getGlyphId(letter) != 0) {
            return Character.toString(letter);
        }
        // such as a ligature or a letter of full width
        String simpler = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
        boolean known = simpler.codePoints().allMatch(part -> numbers.getGlyphId(part) != 0);
        return known ? simpler : LACKING;
    }

    private static boolean isInvisible(int letter) {
        int type = Character.getType(letter);
        boolean selectsVariant = letter >= 0xFE00 && letter <= 0xFE0F || letter >= 0xE0100 && letter <= 0xE01EF;
        return type == Character.CONTROL || type == Character.FORMAT || selectsVariant;
    }

    /** Breaks printable text into lines of at most this many points; words that are too long are broken wherever it must be. */
    List<String> lines(String printable, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (String word : printable.strip().split(" +")) {
            float needed = width(word, size);
            if (!line.isEmpty()) {
                // the space stays at the line's end, where the words are read one after the other
                line.append(' ');
                used += width(" ", size);
                if (used + needed > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
            }
            if (needed <= width) {
                line.append(word);
                used += needed;
                continue;
            }
            for (int letter : word.codePoints().toArray()) {
                float one = width(letter, size);
                if (used + one > width && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(letter);
                used += one;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Points that printable text takes. */
    float width(String printable, float size) throws IOException {
        float all = 0;
        for (int letter : printable.codePoints().toArray()) {
            all += width(letter, size);
        }
        return all;
    }

    private float width(int letter, float size) throws IOException {
        return glyphs.getAdvanceWidth(numbers.getGlyphId(letter)) * size / glyphs.getUnitsPerEm();
    }

    /** The line as it stands on paper, where Hebrew runs from right to left. */
    static String visual(String line) {
        char[] letters = line.toCharArray();
        if (!Bidi.requiresBidi(letters, 0, letters.length)) {
            return line;
        }
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[bidi.getRunCount()];
        String[] runs = new String[levels.length];
        for (int run = 0; run < runs.length; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            String part = line.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            runs[run] = levels[run] % 2 == 0 ? part : mirrored(part);
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", runs);
    }

    private static String mirrored(String part) {
        StringBuilder turned = new StringBuilder(part).reverse();
        for (int place = 0; place < turned.length(); place++) {
            int bracket = BRACKETS.indexOf(turned.charAt(place));
            if (bracket >= 0) {
                turned.setCharAt(place, BRACKETS.charAt(bracket ^ 1));
            }
        }
        return turned.toString();
    }
}
