package org.guildhall.api.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The machine at the other end: its address, and its browser in words. */
public record Client(String address, String browser) {
    /** Bytes of an IPv6 address that name a network; whoever has one address in it has all the others (RFC 4291). */
    private static final int NETWORK = 8;

    /** What its tries are counted by: its address, or of one of IPv6 the first 64 bits. */
    public String network() {
        return network(address);
    }

    /** What tries from an address are counted by; what is no address of IPv6 stays as it is. */
    public static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int zone = address.indexOf('%');
        String plain = (zone < 0 ? address : address.substring(0, zone)).replaceAll("[\\[\\]]", "");
        try {
            InetAddress read = InetAddress.ofLiteral(plain);
            return read instanceof Inet6Address
                    ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(read.getAddress(), NETWORK)) + "/64"
                    : read.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
