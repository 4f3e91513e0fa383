package org.guildhall.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param home folder of the product: {@code lib}, {@code bundles}, {@code conf}
 * @param data folder of everything that is kept
 * @param host address to listen on
 * @param port port to listen on; 0 takes any that is free
 * @param live whether people's real data is in it; else it is a test instance
 * @param empty whether a test instance starts without demo data
 * @param allowMail whether a test instance may send real e-mail
 */
record Options(Path home, Path data, String host, int port, boolean live, boolean empty, boolean allowMail) {

    static Options parse(List<String> arguments, Path defaultHome) throws StartException {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Path home = defaultHome;
        @Nullable Path data = null;
        String host = "127.0.0.1";
        int port = 8080;
        boolean live = false;
        boolean empty = false;
        boolean allowMail = false;
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--home" -> home = folder(option, rest);
                case "--data" -> data = folder(option, rest);
                case "--host" -> host = value(option, rest);
                case "--port" -> port = port(value(option, rest));
                case "--live" -> live = true;
                case "--empty" -> empty = true;
                case "--allow-mail" -> allowMail = true;
                default ->
                    throw new StartException("There is no option " + option + ". The options are --home DIR,"
                            + " --data DIR, --host ADDRESS, --port N, --live, --empty and --allow-mail.");
            }
        }
        return new Options(home, data == null ? home.resolve("data") : data, host, port, live, empty, allowMail);
    }

    private static String value(String option, Deque<String> rest) throws StartException {
        if (rest.isEmpty()) {
            throw new StartException("The option " + option + " needs a value after it.");
        }
        return rest.pop();
    }

    private static Path folder(String option, Deque<String> rest) throws StartException {
        String value = value(option, rest);
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartException("The option " + option + " needs a folder, and " + value + " cannot be one.", e);
        }
    }

    private static int port(String value) throws StartException {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new StartException(portWords(value), e);
        }
        throw new StartException(portWords(value));
    }

    private static String portWords(String value) {
        return "The option --port needs a number from 0 to 65535, and " + value + " is none.";
    }
}
