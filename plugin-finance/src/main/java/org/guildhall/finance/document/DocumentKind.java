package org.guildhall.finance.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of documents of the finance system, by the names that its manifest uses. */
public enum DocumentKind {
    /** What a financial assessment came to. */
    OUTCOME_LETTER("outcome-letter"),
    /** What was paid out as direct payment. */
    REMITTANCE_ADVICE("remittance-advice"),
    /** What is owed under a deferred payment scheme. */
    DEFERRED_PAYMENT_STATEMENT("deferred-payment-statement"),
    /** A bill. */
    INVOICE("invoice");

    private final String code;

    DocumentKind(String code) {
        this.code = code;
    }

    /** The name in manifests, grants and text keys. */
    public String code() {
        return code;
    }

    /** The key of its text. */
    public String textKey() {
        return "finance.kind." + code;
    }

    /** The kind of this name. */
    public static Optional<DocumentKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** All names, in the order in which they are offered. */
    public static List<String> codes() {
        return Stream.of(values()).map(DocumentKind::code).toList();
    }
}
