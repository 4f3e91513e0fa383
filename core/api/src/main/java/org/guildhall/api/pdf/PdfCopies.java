package org.guildhall.api.pdf;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Prints copies of what people have sent as tagged PDF that screen readers can read (PDF/UA-1, ISO 14289-1). It asks for no permission and
 * writes nothing to the audit log: whoever hands a copy out does.
 */
@ProviderType
public interface PdfCopies {
    /**
     * Writes the copy as a PDF on A4 pages with their numbers. Whatever the texts hold it is written: invisible characters are left out,
     * those that the typeface lacks are printed as {@code ?}, and then the copy itself says so.
     *
     * @param out is not closed
     * @throws IOException if the reader went away
     */
    void write(PdfCopy copy, OutputStream out) throws IOException;
}
