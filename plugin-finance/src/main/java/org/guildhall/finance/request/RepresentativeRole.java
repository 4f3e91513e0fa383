package org.guildhall.finance.request;

import java.util.Set;

/**
 * A role in which somebody may act for a person.
 *
 * @param id stable name, the end of its text keys
 * @param allowed whether requests in this role are taken
 * @param scope kinds of documents that it opens; empty means all
 */
public record RepresentativeRole(String id, boolean allowed, EvidenceRule evidence, Set<String> scope) {
    /** Whether a role asks for documents that prove it. */
    public enum EvidenceRule {
        /** No request without. */
        REQUIRED,
        /** Asked for, may be left out. */
        OPTIONAL,
        /** Not asked for. */
        NONE
    }

    /** The key of its name. */
    public String textKey() {
        return "finance.role." + id;
    }

    /** The key of the text that says what proves it. */
    public String evidenceTextKey() {
        return textKey() + ".evidence";
    }
}
