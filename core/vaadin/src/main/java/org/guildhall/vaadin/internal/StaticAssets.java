package org.guildhall.vaadin.internal;

import com.vaadin.flow.server.StaticFileHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * Serves files of this bundle and of the bundles that use it: {@code META-INF/resources/x} at {@code /x}. Vaadin's own file server
 * opens the whole jar for each file; here a map knows each file once.
 */
final class StaticAssets implements StaticFileHandler, BundleTrackerCustomizer<Map<String, StaticAssets.Asset>> {

    private static final String RESOURCES = "META-INF/resources/";
    private static final String FRONT_END = "META-INF/VAADIN/webapp/";
    private static final String BROTLI = ".br";
    private static final long serialVersionUID = 1;

    /** A file: where its bytes are, those compressed with Brotli if any, and a tag that changes with its bundle. */
    record Asset(URL url, @Nullable URL brotli, String tag) {}

    private final transient Bundle own;
    private final transient BundleTracker<Map<String, Asset>> tracker;
    private final transient Map<String, Asset> assets = new ConcurrentHashMap<>();
    private final transient AtomicInteger changes = new AtomicInteger();

    StaticAssets(BundleContext context) {
        own = context.getBundle();
        tracker = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, this);
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    @Override
    public @Nullable Map<String, Asset> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        if (!bundle.equals(own) && !usesPages(bundle)) {
            return null;
        }
        Map<String, Asset> found = new ConcurrentHashMap<>();
        collect(bundle, RESOURCES, found);
        if (bundle.equals(own)) {
            collect(bundle, FRONT_END, found);
            found.remove("/index.html");
        }
        assets.putAll(found);
        changes.incrementAndGet();
        return found.isEmpty() ? null : found;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Map<String, Asset> found) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Map<String, Asset> found) {
        found.forEach(assets::remove);
    }

    /** A bundle without a wire to this one has nothing to say on pages: its resources are not shown to the world. */
    private boolean usesPages(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null || bundle.getHeaders().get("Fragment-Host") != null) {
            return false;
        }
        for (BundleWire wire : wiring.getRequiredWires(null)) {
            if (wire.getProviderWiring().getBundle().equals(own)) {
                return true;
            }
        }
        return false;
    }

    /** Rises with each bundle with pages that comes. */
    int changes() {
        return changes.get();
    }

    private static void collect(Bundle bundle, String root, Map<String, Asset> found) {
        var entries = bundle.findEntries(root, "*", true);
        if (entries == null) {
            return;
        }
        String tag = "\"" + bundle.getBundleId() + "-" + Long.toString(bundle.getLastModified(), 36) + "\"";
        for (URL url : Collections.list(entries)) {
            String path = url.getPath();
            String name = "/" + path.substring(path.indexOf(root) + root.length());
            if (!name.endsWith("/") && !name.endsWith(BROTLI)) {
                URL brotli = bundle.getEntry(root + name.substring(1) + BROTLI);
                found.put(name, new Asset(url, brotli, tag));
            }
        }
    }

    @Nullable
    URL resource(String name) {
        Asset asset = assets.get(name.startsWith("/") ? name : "/" + name);
        return asset == null ? null : asset.url();
    }

    /** Changes with the file's bundle; fit for an address. */
    String tag(String name) {
        Asset asset = assets.get(name);
        return asset == null ? "" : asset.tag().replace("\"", "");
    }

    @Override
    public boolean serveStaticResource(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        Asset asset = assets.get(path);
        if (asset == null) {
            if (isFileRequest(path)) {
                notFound(response);
                return true;
            }
            return false;
        }
        boolean lasting = path.startsWith("/VAADIN/build/")
                || request.getParameter("v") != null
                || request.getParameter("v-c") != null;
        response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", asset.tag());
        if (asset.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return true;
        }
        String type = MimeTypes.of(path);
        response.setContentType(type == null ? "application/octet-stream" : type);
        URL url = asset.url();
        if (asset.brotli() != null) {
            response.setHeader("Vary", "Accept-Encoding");
            if (acceptsBrotli(request)) {
                url = asset.brotli();
                response.setHeader("Content-Encoding", "br");
            }
        }
        var connection = url.openConnection();
        connection.setUseCaches(false);
        long length = connection.getContentLengthLong();
        if (length >= 0) {
            response.setContentLengthLong(length);
        }
        if (!"HEAD".equals(request.getMethod())) {
            try (InputStream in = connection.getInputStream();
                    OutputStream out = response.getOutputStream()) {
                in.transferTo(out);
            }
        }
        return true;
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    /** Files are never pages: a missing one must not answer with a page that looks like success. */
    private static boolean isFileRequest(String path) {
        if (path.startsWith("/VAADIN/")) {
            return !path.startsWith("/VAADIN/dynamic/") && !path.startsWith("/VAADIN/push");
        }
        return MimeTypes.of(path) != null;
    }

    private static boolean acceptsBrotli(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.matches("(^|.*[,\\s])br($|[,;\\s].*)") && !accepted.contains("br;q=0");
    }

    private static void notFound(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().write("404");
    }
}
