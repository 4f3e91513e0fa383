package org.guildhall.finance.intake;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a row's file come from. */
interface RowFiles {
    /**
     * Asked before the bytes are.
     *
     * @throws org.guildhall.api.error.RefusedException if there is no such file
     */
    void check(String file);

    /** The file's name without its folder. */
    String name(String file);

    /** Its bytes, once. */
    InputStream open(String file) throws IOException;

    /**
     * Asked once the bytes were taken, before they are kept.
     *
     * @throws org.guildhall.api.error.RefusedException if what came with them is wrong
     */
    default void received() throws IOException {}

    /** Adds what becomes of the file of a row that is refused, for people look for it. */
    default void stays(String file, RowFaults faults) {}
}
