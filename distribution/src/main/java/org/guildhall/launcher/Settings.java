package org.guildhall.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the framework and its bundles are told by properties. */
final class Settings {

    /** Of a session with no browser behind it; the pages keep the others longer. */
    private static final String SESSION_MINUTES = "5";

    /** The file of the key that everything is encrypted with. */
    static final String KEY_FILE = "guildhall.key-file";

    /** The address that the instance listens at. */
    static final String ADDRESS = "guildhall.address";

    private Settings() {}

    static Map<String, String> of(Options options, Given given, Door door, int port) throws StartException {
        Map<String, String> all = new HashMap<>();
        // an update installs a changed build of the same version beside the old one
        all.put("org.osgi.framework.bsnversion", "multiple");
        all.put("org.apache.felix.http.mbeans", "false");
        all.put("org.apache.felix.jakarta.websocket.enable", "true");
        all.put("org.apache.felix.http.jetty.sendServerHeader", "false");
        all.put("org.apache.felix.https.jetty.session.cookie.httpOnly", "true");
        all.put("org.apache.felix.http.session.timeout", SESSION_MINUTES);
        all.put("org.eclipse.jetty.servlet.SessionCookie", "guildhall");
        all.put("org.eclipse.jetty.servlet.SessionIdPathParameterName", "none");
        all.put("felix.cm.dir", options.data().resolve("config").toString());
        all.putAll(given.written());
        all.remove(Certificate.PASSWORD);
        listen(all, options, door, port);
        all.put("guildhall.home", options.home().toString());
        all.put("guildhall.data", options.data().toString());
        all.put("guildhall.host", door.host());
        all.put("guildhall.port", String.valueOf(port));
        all.put(ADDRESS, door.address(port));
        if (door.base() != null) {
            all.put(Door.BASE, door.base());
        }
        all.put("guildhall.live", String.valueOf(options.live()));
        all.put("guildhall.test", String.valueOf(!options.live()));
        all.put("guildhall.empty", String.valueOf(options.empty()));
        all.put("guildhall.allow-mail", String.valueOf(options.allowMail()));
        if (options.live()) {
            all.put(KEY_FILE, keyFile(options.data(), given).toString());
        }
        return all;
    }

    private static void listen(Map<String, String> all, Options options, Door door, int port) {
        boolean https = door.certificate().isPresent();
        all.put("org.apache.felix.http.host", door.host());
        all.put("org.apache.felix.http.enable", String.valueOf(!https));
        all.put("org.apache.felix.https.enable", String.valueOf(https));
        all.put(https ? "org.osgi.service.http.port.secure" : "org.osgi.service.http.port", String.valueOf(port));
        // with our own Forwarding in it, which believes the listed proxies alone
        all.put("org.apache.felix.proxy.load.balancer.connection.enable", "true");
        all.put("org.apache.felix.https.jetty.session.cookie.secure", String.valueOf(options.live() && door.secure()));
    }

    /** Beside the data folder if nothing else is set: whoever copies the data does not copy the key along. */
    private static Path keyFile(Path data, Given given) throws StartException {
        Path file = given.get(KEY_FILE)
                .map(set -> Path.of(set).toAbsolutePath().normalize())
                .orElseGet(
                        () -> data.resolveSibling(data.getFileName() + "-key").resolve("master.key"));
        if (file.startsWith(data)) {
            throw new StartException("A live instance keeps its key outside of its data folder " + data + ", and "
                    + KEY_FILE + " names " + file + ": name a file elsewhere.");
        }
        Path nearest = file;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        if (Files.isDirectory(nearest)
                ? nearest.equals(file) || !Files.isWritable(nearest)
                : !nearest.equals(file) || !Files.isReadable(nearest)) {
            throw new StartException("The key file " + file + " cannot be read or made: make " + nearest
                    + " usable for the user that runs Guildhall, or name another file with " + KEY_FILE + ".");
        }
        return file;
    }
}
