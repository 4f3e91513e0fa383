package org.guildhall.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param home folder of the product: {@code lib}, {@code bundles}, {@code conf}
 * @param data folder of everything that is kept
 * @param host address to listen on, if one is asked for
 * @param port port to listen on; 0 takes any that is free
 * @param live whether people's real data is in it; else it is a test instance
 * @param empty whether a test instance starts without demo data
 * @param allowMail whether a test instance may send real e-mail
 * @param settings those that have an option of their own, by their names
 */
record Options(
        Path home,
        Path data,
        @Nullable String host,
        int port,
        boolean live,
        boolean empty,
        boolean allowMail,
        Map<String, String> settings) {

    static Options parse(List<String> arguments, Path defaultHome) throws StartException {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Path home = defaultHome;
        @Nullable Path data = null;
        @Nullable String host = null;
        int port = 8080;
        boolean live = false;
        boolean empty = false;
        boolean allowMail = false;
        Map<String, String> settings = new HashMap<>();
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
                case "--base-address" -> settings.put(Door.BASE, value(option, rest));
                case "--tls-keystore" -> settings.put(Certificate.KEYSTORE, file(option, rest));
                case "--tls-certificate" -> settings.put(Certificate.CERTIFICATE, file(option, rest));
                case "--tls-key" -> settings.put(Certificate.KEY, file(option, rest));
                case "--tls-password-file" -> settings.put(Certificate.PASSWORD_FILE, file(option, rest));
                case "--trusted-proxies" -> settings.put(Proxies.LIST, value(option, rest));
                default ->
                    throw new StartException("There is no option " + option + ". The options are --home DIR,"
                            + " --data DIR, --host ADDRESS, --port N, --live, --empty, --allow-mail, --base-address URL,"
                            + " --tls-keystore FILE, --tls-certificate FILE, --tls-key FILE, --tls-password-file FILE and"
                            + " --trusted-proxies LIST.");
            }
        }
        return new Options(
                home,
                data == null ? home.resolve("data") : data,
                host,
                port,
                live,
                empty,
                allowMail,
                Map.copyOf(settings));
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
            throw new StartException("The option " + option + " needs a path, and " + value + " cannot be one.", e);
        }
    }

    private static String file(String option, Deque<String> rest) throws StartException {
        return folder(option, rest).toString();
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
