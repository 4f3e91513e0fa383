package org.guildhall.launcher;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the instance listens.
 *
 * @param host address to listen on
 * @param certificate the council's own, if it is to answer over HTTPS itself
 * @param proxies whose word about a request counts
 * @param base address under which people reach it, if it was given one
 */
record Door(
        String host,
        Optional<Certificate> certificate,
        Proxies proxies,
        @Nullable String base) {

    static final String BASE = "guildhall.council.baseAddress";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    static Door of(Options options, Given given, Instant now) throws StartException {
        Optional<Certificate> certificate = Certificate.of(given, now);
        Proxies proxies = Proxies.of(given);
        String host = options.host();
        if (host == null) {
            boolean opened = options.live()
                    && (certificate.isPresent()
                            || proxies.ranges().stream().anyMatch(range -> !loopback(range.address())));
            host = opened ? EVERYWHERE : LOOPBACK;
        } else if (options.live() && certificate.isEmpty() && proxies.none() && !loopback(host)) {
            throw new StartException("A live instance listens on " + LOOPBACK
                    + " alone until it has a certificate or knows its proxy: set guildhall.tls.keystore (or guildhall.tls."
                    + "certificate with guildhall.tls.key) or guildhall.trusted-proxies, or leave --host " + host
                    + " out.");
        }
        return new Door(host, certificate, proxies, base(given, certificate));
    }

    /** Whether each request that people send travels over HTTPS. */
    boolean secure() {
        return certificate.isPresent() || !proxies.none();
    }

    /** The address that answers on this machine or, with a certificate, under the certificate's name. */
    String address(int port) {
        return certificate
                .map(own -> "https://" + own.host() + (port == 443 ? "" : ":" + port))
                .orElseGet(() -> "http://" + Ports.shown(host) + (port == 80 ? "" : ":" + port));
    }

    private static boolean loopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || Proxies.address(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static boolean loopback(byte[] address) {
        return address.length == 4 ? address[0] == 127 : address[15] == 1 && allZero(address);
    }

    private static boolean allZero(byte[] address) {
        for (int index = 0; index < 15; index++) {
            if (address[index] != 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String base(Given given, Optional<Certificate> certificate) throws StartException {
        Optional<String> set = given.get(BASE);
        if (set.isEmpty()) {
            return null;
        }
        URI address = address(set.get());
        if (certificate.isPresent()
                && address.getScheme().equals("https")
                && !certificate.get().isFor(address.getHost())) {
            throw new StartException("The certificate is for "
                    + String.join(", ", certificate.get().names()) + " and not for " + address.getHost() + ", which "
                    + BASE + " names: correct that, or get a certificate for this host.");
        }
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static URI address(String text) throws StartException {
        String wrong = "The setting " + BASE + " is the address under which people reach the portals, such as"
                + " https://portals.example.gov.uk, and " + text + " is none: correct it.";
        try {
            URI address = new URI(text);
            String path = address.getPath();
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("https") || scheme.equals("http"))
                    || address.getHost() == null
                    || address.getRawUserInfo() != null
                    || !(path.isEmpty() || path.equals("/"))
                    || address.getRawQuery() != null) {
                throw new StartException(wrong);
            }
            return address;
        } catch (URISyntaxException e) {
            throw new StartException(wrong, e);
        }
    }
}
