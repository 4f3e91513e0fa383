package org.guildhall.api.error;

/** A rule said no; the shell shows the text of {@link #textKey()} where the person is, and nothing entered is lost. */
public final class RefusedException extends RuntimeException {
    private final String textKey;
    private final transient Object[] arguments;

    /** Says no with a text of the catalogue and the values that it names. */
    public RefusedException(String textKey, Object... arguments) {
        super(textKey);
        this.textKey = textKey;
        this.arguments = arguments.clone();
    }

    /** The key of the text that says what to do. */
    public String textKey() {
        return textKey;
    }

    /** The values that the text names, in its order. */
    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
