package org.guildhall.send.document;

import java.util.Locale;

/** Whether parties see a document. */
public enum DocumentState {
    /** Not before its day. */
    SCHEDULED,
    /** Now. */
    PUBLISHED,
    /** Not any more. */
    WITHDRAWN;

    /** Its stable word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of what people call it. */
    public String textKey() {
        return "send.document-state." + code();
    }
}
