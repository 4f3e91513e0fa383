package org.guildhall.runtime.persistence;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what Derby would write to {@code derby.log} in the current folder; Derby calls it by its name. */
public final class DerbyLog extends Writer {
    private static final Logger LOG = LoggerFactory.getLogger("org.apache.derby");

    private final StringBuilder line = new StringBuilder();

    private DerbyLog() {}

    /** Makes Derby write here, if nobody has set another place. */
    static void use() {
        if (System.getProperty("derby.stream.error.file") == null) {
            System.setProperty("derby.stream.error.method", DerbyLog.class.getName() + ".writer");
        }
    }

    /** Called by Derby. */
    public static Writer writer() {
        return new DerbyLog();
    }

    @Override
    public void write(char[] text, int from, int length) {
        synchronized (line) {
            for (int index = from; index < from + length; index++) {
                if (text[index] == '\n') {
                    emit();
                } else if (text[index] != '\r') {
                    line.append(text[index]);
                }
            }
        }
    }

    private void emit() {
        if (!line.isEmpty()) {
            LOG.debug("{}", line);
            line.setLength(0);
        }
    }

    @Override
    public void flush() {
        // lines go out as they end
    }

    @Override
    public void close() {
        synchronized (line) {
            emit();
        }
    }
}
