package org.guildhall.runtime.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line can ask of a running server; its first word chooses it. */
public interface Command {
    /** The first word. */
    String word();

    /**
     * Does it, as the part of the system that the command line is.
     *
     * @param arguments the words after the first
     * @param file the bytes of the file that the last word names, where the words name one; else empty
     */
    Answer run(List<String> arguments, InputStream file) throws IOException;

    /**
     * What became of it.
     *
     * @param status 0 if it was done, 1 if it was refused, 2 if it was not understood
     * @param text what the person at the command line reads
     * @param file what is written into the file that the words name; null where they name none
     */
    record Answer(int status, String text, @Nullable Written file) {
        /** With no file. */
        public Answer(int status, String text) {
            this(status, text, null);
        }

        /** It is done once the file is written, by the command line, where the person may write; the text says what is in it. */
        public static Answer file(String text, Written file) {
            return new Answer(0, text, file);
        }

        /** It was done. */
        public static Answer done(String text) {
            return new Answer(0, text);
        }

        /** It was refused; the text says why. */
        public static Answer refused(String text) {
            return new Answer(1, text);
        }

        /** It was not understood; the text says how to ask. */
        public static Answer unknown(String text) {
            return new Answer(2, text);
        }
    }

    /** Writes a file's bytes. */
    @FunctionalInterface
    interface Written {
        /**
         * Writes all of them.
         *
         * @throws IOException if they cannot be had, or nobody takes them
         */
        void write(OutputStream out) throws IOException;
    }
}
