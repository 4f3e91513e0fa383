package org.guildhall.launcher;

/** The entry. Compiled for an older Java than everything else, so that it can say in plain words which Java is needed. */
public final class Main {

    private static final int NEEDED = 25;

    private Main() {}

    /** Starts the product and returns when it has ended. */
    public static void main(String[] arguments) throws Exception {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println("Guildhall needs Java " + NEEDED + " or newer; this is Java " + found + ".");
            System.exit(2);
        }
        Class.forName("org.guildhall.launcher.Launcher")
                .getMethod("run", String[].class)
                .invoke(null, (Object) arguments);
    }
}
