package org.guildhall.launcher;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.felix.http.jetty.LoadBalancerCustomizerFactory;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpCookieUtils;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes before anything else sees it: a trusted proxy's word takes effect, anybody else's is taken off, and an
 * answer over HTTPS binds the browser to it. Felix's own would believe whoever asks, and would believe what a client wrote before
 * its proxy.
 */
final class Forwarding implements HttpConfiguration.Customizer {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final List<String> HEADERS = List.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-server",
            "x-proxied-https",
            "proxy-auth-cert",
            "proxy-ssl-id");
    private static final HttpField BIND = new HttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000");

    private final Proxies proxies;
    private final boolean live;
    private final AtomicBoolean prepared = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();

    Forwarding(Proxies proxies, boolean live) {
        this.proxies = proxies;
        this.live = live;
    }

    /** Offers it to the HTTP service, before that starts. */
    void register(BundleContext context) {
        context.registerService(
                LoadBalancerCustomizerFactory.class,
                () -> this,
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        if (live && !proxies.none() && !request.isSecure() && !mayComeIn(request)) {
            throw new HttpException.RuntimeException(
                    HttpStatus.MISDIRECTED_REQUEST_421,
                    "These pages answer at the public address of the council alone, and not here.");
        }
        if (prepared.compareAndSet(false, true)) {
            prepare(request.getConnectionMetaData().getConnector().getServer());
        }
        Request seen = request.getHeaders().stream().anyMatch(Forwarding::forwards) ? seen(request) : request;
        if (live && seen.isSecure()) {
            answer.put(BIND);
        }
        return seen;
    }

    /** Felix has no settings for these. */
    private static void prepare(Server server) {
        // a memory of header lines costs each open connection 125 kB
        for (Connector connector : server.getConnectors()) {
            connector.getConnectionFactories().stream()
                    .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                    .map(HttpConfiguration.ConnectionFactory.class::cast)
                    .forEach(factory -> factory.getHttpConfiguration().setHeaderCacheSize(0));
        }
        server.getDescendants(ContextHandler.class)
                .forEach(context -> context.getContext()
                        .setAttribute(HttpCookieUtils.SAME_SITE_DEFAULT_ATTRIBUTE, HttpCookie.SameSite.LAX));
    }

    /** The plain port is for the proxies and for this machine: what comes past them would travel unencrypted. */
    private boolean mayComeIn(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                && socket.getAddress() != null
                && (socket.getAddress().isLoopbackAddress()
                        || proxies.trusts(socket.getAddress())
                        || isOwn(request, socket.getAddress()));
    }

    /** Who calls an address of this machine from that same address is on this machine. */
    private static boolean isOwn(Request request, InetAddress caller) {
        return request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress here
                && caller.equals(here.getAddress());
    }

    private static boolean forwards(HttpField field) {
        return HEADERS.contains(field.getName().toLowerCase(Locale.ROOT));
    }

    private Request seen(Request request) {
        HttpFields.Mutable headers = HttpFields.build();
        request.getHeaders().stream().filter(field -> !forwards(field)).forEach(headers::add);
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket)
                || socket.getAddress() == null
                || !proxies.trusts(socket.getAddress())) {
            warn(request);
            return new Stripped(request, headers.asImmutable());
        }
        Origin origin = Origin.of(
                socket.getAddress(), proxies, name -> request.getHeaders().getValuesList(name));
        HttpURI.Mutable address = HttpURI.build(request.getHttpURI());
        if (origin.scheme() != null) {
            address.scheme(origin.scheme());
        }
        if (origin.host() != null) {
            address.authority(origin.host());
            headers.put(HttpHeader.HOST, origin.host());
        }
        return new Forwarded(request, headers.asImmutable(), address.asImmutable(), socketOf(origin.client()));
    }

    private void warn(Request request) {
        if (live && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "{} sends headers that only a proxy sends, and they do not count: if it is your proxy, list it in {}.",
                    Request.getRemoteAddr(request),
                    Proxies.LIST);
        }
    }

    /** With its digits as its name, so that nobody asks a name server who it is. */
    private static InetSocketAddress socketOf(InetAddress client) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(client.getHostAddress(), client.getAddress()), 0);
        } catch (UnknownHostException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Without what only a proxy says. */
    private static class Stripped extends Request.Wrapper {
        private final HttpFields headers;

        Stripped(Request request, HttpFields headers) {
            super(request);
            this.headers = headers;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }

    /** As the outermost proxy got it. */
    private static final class Forwarded extends Stripped {
        private final HttpURI address;
        private final ConnectionMetaData connection;

        Forwarded(Request request, HttpFields headers, HttpURI address, InetSocketAddress client) {
            super(request, headers);
            this.address = address;
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }
            };
        }

        @Override
        public HttpURI getHttpURI() {
            return address;
        }

        @Override
        public boolean isSecure() {
            return "https".equals(address.getScheme());
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
