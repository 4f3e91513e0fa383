package org.guildhall.runtime.document;

/** A size as people write it. */
final class FileSize {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB"};

    private FileSize() {}

    /** In units of 1024, as file managers show them. */
    static String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        long rounded = Math.round(size);
        return rounded + " " + UNITS[unit];
    }
}
