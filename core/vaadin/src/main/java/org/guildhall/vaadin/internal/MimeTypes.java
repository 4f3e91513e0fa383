package org.guildhall.vaadin.internal;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types of the files that pages are made of, by the end of their names. */
final class MimeTypes {

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            entry("js", "text/javascript;charset=utf-8"),
            entry("mjs", "text/javascript;charset=utf-8"),
            entry("css", "text/css;charset=utf-8"),
            entry("html", "text/html;charset=utf-8"),
            entry("txt", "text/plain;charset=utf-8"),
            entry("json", "application/json"),
            entry("map", "application/json"),
            entry("webmanifest", "application/manifest+json"),
            entry("xml", "application/xml"),
            entry("svg", "image/svg+xml"),
            entry("png", "image/png"),
            entry("jpg", "image/jpeg"),
            entry("jpeg", "image/jpeg"),
            entry("gif", "image/gif"),
            entry("webp", "image/webp"),
            entry("avif", "image/avif"),
            entry("ico", "image/x-icon"),
            entry("woff", "font/woff"),
            entry("woff2", "font/woff2"),
            entry("ttf", "font/ttf"),
            entry("otf", "font/otf"),
            entry("pdf", "application/pdf"),
            entry("csv", "text/csv;charset=utf-8"),
            entry("wasm", "application/wasm"));

    private MimeTypes() {}

    static @Nullable String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? null : BY_ENDING.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
