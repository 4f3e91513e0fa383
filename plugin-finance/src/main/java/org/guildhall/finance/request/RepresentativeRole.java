package org.guildhall.finance.request;

import java.util.List;
import java.util.Set;

/**
 * A role in which somebody may act for a person.
 *
 * @param id stable name, the end of its text keys
 * @param allowed whether requests in this role are taken
 * @param scope kinds of documents that it opens; empty means all
 * @param months how long access lasts; 0 means without end
 * @param label what it is called; empty means the shipped text
 * @param proof what proves it; empty means the shipped text
 * @param checks what an officer ticks before access is given
 */
public record RepresentativeRole(
        String id,
        boolean allowed,
        EvidenceRule evidence,
        Set<String> scope,
        int months,
        Wording label,
        Wording proof,
        List<Wording> checks) {
    /** Whether a role asks for documents that prove it. */
    public enum EvidenceRule {
        /** No request without. */
        REQUIRED("required"),
        /** Asked for, may be left out. */
        OPTIONAL("optional"),
        /** Not asked for. */
        NONE("none");

        private final String code;

        EvidenceRule(String code) {
            this.code = code;
        }

        /** The name in the setting, and the end of its text key. */
        public String code() {
            return code;
        }
    }

    /** A role with the shipped texts, no end and nothing to tick. */
    public RepresentativeRole(String id, boolean allowed, EvidenceRule evidence, Set<String> scope) {
        this(id, allowed, evidence, scope, 0, Wording.NONE, Wording.NONE, List.of());
    }

    /** The key of its shipped name. */
    public String textKey() {
        return textKey(id);
    }

    /** The key of the shipped name of the role with this id. */
    public static String textKey(String id) {
        return "finance.role." + id;
    }

    /** The key of the shipped text that says what proves it. */
    public String evidenceTextKey() {
        return textKey() + ".evidence";
    }
}
