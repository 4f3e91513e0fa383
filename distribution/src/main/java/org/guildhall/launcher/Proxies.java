package org.guildhall.launcher;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies whose word about a request counts.
 *
 * @param ranges their addresses
 * @param standardHeader whether they write the standard's {@code Forwarded} (RFC 7239) instead of {@code X-Forwarded-For}, {@code
 *     -Proto} and {@code -Host}; never both are read, for a proxy passes on the one that it does not write as its client sent it
 */
record Proxies(List<Range> ranges, boolean standardHeader) {

    static final String LIST = "guildhall.trusted-proxies";
    static final String HEADER = "guildhall.trusted-proxies.header";
    static final Proxies NONE = new Proxies(List.of(), false);

    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /**
     * Addresses that begin with the same bits.
     *
     * @param text as it was written
     */
    record Range(byte[] address, int bits, String text) {

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0);
        }
    }

    static Proxies of(Given given) throws StartException {
        boolean standard = standardHeader(given.get(HEADER).orElse("x-forwarded"));
        List<Range> ranges = new ArrayList<>();
        for (String part : given.get(LIST).orElse("").split("[\\s,]+", -1)) {
            if (!part.isEmpty()) {
                ranges.add(range(part));
            }
        }
        return new Proxies(List.copyOf(ranges), standard);
    }

    private static boolean standardHeader(String value) throws StartException {
        return switch (value) {
            case "forwarded" -> true;
            case "x-forwarded" -> false;
            default ->
                throw new StartException("The setting " + HEADER + " is x-forwarded or forwarded, and " + value
                        + " is neither: write which headers your proxy sets.");
        };
    }

    private static Range range(String text) throws StartException {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> address = address(parts[0]);
        if (address.isPresent()) {
            byte[] bytes = address.get().getAddress();
            int most = bytes.length * 8;
            if (parts.length == 1) {
                return new Range(bytes, most, text);
            }
            if (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= most) {
                return new Range(bytes, Integer.parseInt(parts[1]), text);
            }
        }
        throw new StartException(
                "The setting " + LIST + " lists addresses such as 10.1.2.3 or ranges such as 10.1.0.0/16 or"
                        + " 2001:db8::/32, and " + text + " is none: correct it.");
    }

    /** The address that the text is; never asks for a name. */
    static Optional<InetAddress> address(String text) {
        if (!FOUR_NUMBERS.matcher(text).matches() && text.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    boolean none() {
        return ranges.isEmpty();
    }

    boolean trusts(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.holds(bytes));
    }

    String shown() {
        return String.join(", ", ranges.stream().map(Range::text).toList());
    }
}
