package org.guildhall.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What the framework and its bundles are told by properties. */
final class Settings {

    private static final String SESSION_MINUTES = "120";

    private Settings() {}

    static Map<String, String> of(Options options, int port) throws StartException {
        Map<String, String> all = new HashMap<>();
        // an update installs a changed build of the same version beside the old one
        all.put("org.osgi.framework.bsnversion", "multiple");
        all.put("org.osgi.service.http.port", String.valueOf(port));
        all.put("org.apache.felix.http.host", options.host());
        all.put("org.apache.felix.http.enable", "true");
        all.put("org.apache.felix.https.enable", "false");
        all.put("org.apache.felix.http.mbeans", "false");
        all.put("org.apache.felix.jakarta.websocket.enable", "true");
        all.put("org.apache.felix.http.jetty.sendServerHeader", "false");
        all.put("org.apache.felix.https.jetty.session.cookie.httpOnly", "true");
        all.put("org.apache.felix.http.session.timeout", SESSION_MINUTES);
        all.put("org.eclipse.jetty.servlet.SessionCookie", "guildhall");
        all.put("org.eclipse.jetty.servlet.SessionIdPathParameterName", "none");
        all.put("felix.cm.dir", options.data().resolve("config").toString());
        read(options.home().resolve("conf").resolve("guildhall.properties"), all);
        read(options.data().resolve("guildhall.properties"), all);
        all.put("guildhall.home", options.home().toString());
        all.put("guildhall.data", options.data().toString());
        all.put("guildhall.host", options.host());
        all.put("guildhall.port", String.valueOf(port));
        all.put("guildhall.live", String.valueOf(options.live()));
        all.put("guildhall.test", String.valueOf(!options.live()));
        all.put("guildhall.empty", String.valueOf(options.empty()));
        all.put("guildhall.allow-mail", String.valueOf(options.allowMail()));
        return all;
    }

    private static void read(Path file, Map<String, String> all) throws StartException {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException("The settings in " + file + " cannot be read: " + e.getMessage(), e);
        }
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    }
}
