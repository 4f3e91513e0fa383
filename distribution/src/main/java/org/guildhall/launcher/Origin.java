package org.guildhall.launcher;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request that a trusted proxy brings comes from, by that proxy's word. A list is read from its end, where the nearest proxy
 * wrote: whatever stands before the last address that is no trusted proxy was written by the client, who can write anything.
 *
 * @param client the address of whoever asked the outermost trusted proxy
 * @param scheme {@code http} or {@code https}, if a proxy said so
 * @param host name and perhaps port that the client asked for, if a proxy said so
 */
record Origin(
        InetAddress client,
        @Nullable String scheme,
        @Nullable String host) {

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");

    /** One proxy's entry. */
    private record Hop(
            @Nullable String client,
            @Nullable String scheme,
            @Nullable String host) {}

    /**
     * What the headers say.
     *
     * @param peer the trusted proxy that the connection comes from
     * @param headers all values of a header, in their order
     */
    static Origin of(InetAddress peer, Proxies proxies, Function<String, List<String>> headers) {
        List<Hop> hops = proxies.standardHeader() ? standard(headers) : usual(headers);
        InetAddress client = peer;
        String scheme = null;
        String host = null;
        for (Hop hop : hops.reversed()) {
            // the outermost proxy's word counts: what lies between the proxies is the council's own
            scheme = hop.scheme == null ? scheme : hop.scheme;
            host = hop.host == null ? host : hop.host;
            Optional<InetAddress> before = Optional.ofNullable(hop.client).flatMap(Origin::address);
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
            if (!proxies.trusts(client)) {
                break;
            }
        }
        return new Origin(
                client, scheme(scheme), host != null && HOST.matcher(host).matches() ? host : null);
    }

    /** Lists that end together; a shorter one was written anew by the nearest proxy. */
    private static List<Hop> usual(Function<String, List<String>> headers) {
        List<String> clients = parts(headers.apply("X-Forwarded-For"), ',');
        List<String> schemes = parts(headers.apply("X-Forwarded-Proto"), ',');
        List<String> hosts = parts(headers.apply("X-Forwarded-Host"), ',');
        int most = Math.max(clients.size(), Math.max(schemes.size(), hosts.size()));
        List<Hop> hops = new ArrayList<>();
        for (int fromEnd = most; fromEnd > 0; fromEnd--) {
            hops.add(new Hop(fromEnd(clients, fromEnd), fromEnd(schemes, fromEnd), fromEnd(hosts, fromEnd)));
        }
        return hops;
    }

    private static @Nullable String fromEnd(List<String> list, int place) {
        return place > list.size() ? null : list.get(list.size() - place);
    }

    private static List<Hop> standard(Function<String, List<String>> headers) {
        return parts(headers.apply("Forwarded"), ',').stream()
                .map(element -> {
                    Map<String, String> pairs = new HashMap<>();
                    for (String pair : parts(List.of(element), ';')) {
                        int equals = pair.indexOf('=');
                        if (equals > 0) {
                            pairs.putIfAbsent(
                                    pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                                    unquoted(pair.substring(equals + 1).strip()));
                        }
                    }
                    return new Hop(pairs.get("for"), pairs.get("proto"), pairs.get("host"));
                })
                .toList();
    }

    /** Splits where no quotes are; a client's lone quote must not swallow what a proxy wrote after it, so then quotes do not count. */
    private static List<String> parts(List<String> values, char separator) {
        List<String> parts = new ArrayList<>();
        for (String value : values) {
            boolean pairs = value.chars().filter(letter -> letter == '"').count() % 2 == 0;
            int from = 0;
            boolean quoted = false;
            for (int index = 0; index < value.length(); index++) {
                char letter = value.charAt(index);
                if (letter == '"') {
                    quoted = pairs && !quoted;
                } else if (letter == separator && !quoted) {
                    parts.add(value.substring(from, index).strip());
                    from = index + 1;
                }
            }
            parts.add(value.substring(from).strip());
        }
        return parts;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\", "")
                : text;
    }

    /** With a port or without; {@code unknown} and hidden names are none. */
    private static Optional<InetAddress> address(String text) {
        String bare = unquoted(text);
        if (bare.startsWith("[") && bare.contains("]")) {
            bare = bare.substring(1, bare.indexOf(']'));
        } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf(':') > 0) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        return Proxies.address(bare);
    }

    private static @Nullable String scheme(@Nullable String said) {
        return switch (said == null ? "" : said.toLowerCase(Locale.ROOT)) {
            case "https", "wss" -> "https";
            case "http", "ws" -> "http";
            default -> null;
        };
    }
}
