package org.guildhall.runtime.document;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Media types as people know them. */
final class MediaTypes {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("application/pdf", "PDF"),
            Map.entry("image/jpeg", "JPEG"),
            Map.entry("image/png", "PNG"),
            Map.entry("image/gif", "GIF"),
            Map.entry("image/tiff", "TIFF"),
            Map.entry("image/heic", "HEIC"),
            Map.entry("image/webp", "WebP"),
            Map.entry("text/plain", "TXT"),
            Map.entry("text/csv", "CSV"),
            Map.entry("application/msword", "DOC"),
            Map.entry("application/vnd.ms-excel", "XLS"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"),
            Map.entry("application/vnd.oasis.opendocument.text", "ODT"),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ODS"));

    private MediaTypes() {}

    static String names(Collection<String> types) {
        return types.stream()
                .map(type -> NAMES.getOrDefault(type, type))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
