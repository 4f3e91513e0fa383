package org.guildhall.finance.request;

/** How the requester wants to be asked. */
public enum ContactMethod {
    /** By telephone. */
    TELEPHONE,
    /** By e-mail, which is recommended. */
    EMAIL,
    /** By letter. */
    POST;

    /** The key of its text. */
    public String textKey() {
        return RequestForm.ID + ".contactMethod." + answer();
    }

    String answer() {
        return switch (this) {
            case TELEPHONE -> "telephone";
            case EMAIL -> "email";
            case POST -> "post";
        };
    }

    static ContactMethod of(String answer) {
        return switch (answer) {
            case "telephone" -> TELEPHONE;
            case "post" -> POST;
            default -> EMAIL;
        };
    }
}
