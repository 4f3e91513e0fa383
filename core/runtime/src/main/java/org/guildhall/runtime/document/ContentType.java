package org.guildhall.runtime.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The type of a file by its first bytes. Its name only tells apart what is the same inside (a CSV is plain text), never for
 * archives (what claims to be a Word document must have a Word document's parts), and never for bytes of no known kind.
 */
final class ContentType {
    /** How much of a file is looked at. */
    static final int SAMPLE = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ContentType.class);
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes(ContentType.class.getClassLoader());
    private static final String ZIP = "application/zip";
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final int LARGEST_PART = 64 * 1024;

    /** Main parts of Office Open XML (ECMA-376); files with macros name other ones. */
    private static final Map<String, String> MAIN_PARTS = new LinkedHashMap<>();

    static {
        for (String kind : new String[] {
            "wordprocessingml.document",
            "wordprocessingml.template",
            "spreadsheetml.sheet",
            "spreadsheetml.template",
            "presentationml.presentation",
            "presentationml.slideshow",
            "presentationml.template"
        }) {
            MAIN_PARTS.put(OPEN_XML + kind + ".main+xml", OPEN_XML + kind);
        }
        MAIN_PARTS.put(
                "application/vnd.ms-word.document.macroEnabled.main+xml",
                "application/vnd.ms-word.document.macroenabled.12");
        MAIN_PARTS.put(
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                "application/vnd.ms-excel.sheet.macroenabled.12");
        MAIN_PARTS.put(
                "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
                "application/vnd.ms-powerpoint.presentation.macroenabled.12");
    }

    private ContentType() {}

    /** The media type of a file that begins so. */
    static String of(byte[] beginning, String fileName) throws IOException {
        MediaType plain = TYPES.detect(new ByteArrayInputStream(beginning), new Metadata());
        if (archive(plain)) {
            return insideZip(beginning);
        }
        if (plain.equals(MediaType.OCTET_STREAM)) {
            // every type is a kind of this one: a name would make anything of bytes that nobody knows
            return plain.toString();
        }
        Metadata named = new Metadata();
        named.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        MediaType narrowed = TYPES.detect(new ByteArrayInputStream(beginning), named);
        // a name may narrow what the bytes say, but not make an archive of it
        return (archive(narrowed) ? plain : narrowed).getBaseType().toString();
    }

    private static boolean archive(MediaType type) {
        return TYPES.getMediaTypeRegistry().isInstanceOf(type, MediaType.parse(ZIP))
                || TYPES.getMediaTypeRegistry().isInstanceOf(type, MediaType.parse("application/x-tika-ooxml"));
    }

    private static String insideZip(byte[] beginning) {
        String byFolder = ZIP;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(beginning))) {
            boolean first = true;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (first && name.equals("mimetype")) {
                    // OpenDocument and EPUB name themselves in their first entry
                    return clean(part(zip));
                }
                first = false;
                if (name.equals("[Content_Types].xml")) {
                    String parts = part(zip);
                    return MAIN_PARTS.entrySet().stream()
                            .filter(main -> parts.contains(main.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(ZIP);
                }
            }
        } catch (ZipException | java.io.EOFException cut) {
            // the sample ends within an entry: what was seen until then counts
            LOG.trace("Sample of an archive ends early", cut);
        } catch (IOException broken) {
            LOG.debug("An archive cannot be read", broken);
        }
        return byFolder;
    }

    private static String part(InputStream in) throws IOException {
        return new String(in.readNBytes(LARGEST_PART), StandardCharsets.UTF_8);
    }

    private static String clean(String type) {
        String text = type.strip();
        return text.matches("application/[a-zA-Z0-9.+-]{1,100}") ? text : ZIP;
    }
}
