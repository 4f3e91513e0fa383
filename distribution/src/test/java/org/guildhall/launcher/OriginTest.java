package org.guildhall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which address and scheme a request has, by the word of proxies that are listed. */
class OriginTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.1.0.5");

    @Test
    void takesTheAddressThatTheNearestProxySaw() throws Exception {
        Origin origin = usual(Map.of(
                "X-Forwarded-For", List.of("203.0.113.9"),
                "X-Forwarded-Proto", List.of("https"),
                "X-Forwarded-Host", List.of("portals.example.gov.uk")));
        assertEquals("203.0.113.9", origin.client().getHostAddress());
        assertEquals("https", origin.scheme());
        assertEquals("portals.example.gov.uk", origin.host());
    }

    @Test
    void takesNothingOfWhatTheClientWroteBeforeItsProxy() throws Exception {
        assertEquals("203.0.113.9", client("198.51.100.1, 203.0.113.9"));
        assertEquals("203.0.113.9", client("10.1.0.7, 203.0.113.9"));
        assertEquals("203.0.113.9", client("\", 203.0.113.9"));
        Origin origin = usual(Map.of(
                "X-Forwarded-For", List.of("198.51.100.1", "203.0.113.9"),
                "X-Forwarded-Proto", List.of("https", "http"),
                "X-Forwarded-Host", List.of("evil.example, portals.example.gov.uk")));
        assertEquals("203.0.113.9", origin.client().getHostAddress());
        assertEquals("http", origin.scheme());
        assertEquals("portals.example.gov.uk", origin.host());
    }

    @Test
    void looksThroughSeveralListedProxies() throws Exception {
        Origin origin = usual(Map.of(
                "X-Forwarded-For", List.of("198.51.100.1, 203.0.113.9, 10.1.0.9"),
                "X-Forwarded-Proto", List.of("https")));
        assertEquals("203.0.113.9", origin.client().getHostAddress());
        assertEquals("https", origin.scheme());
    }

    @Test
    void readsPortsAndTheSixthVersion() throws Exception {
        assertEquals("203.0.113.9", client("203.0.113.9:51234"));
        assertEquals("2001:db8:0:0:0:0:0:9", client("2001:db8::9"));
        assertEquals("2001:db8:0:0:0:0:0:9", client("[2001:db8::9]:51234"));
    }

    @Test
    void staysWithTheProxyWhereItSaysNoAddress() throws Exception {
        assertEquals("10.1.0.5", client("unknown"));
        assertEquals("10.1.0.5", client("portals.example.gov.uk"));
        assertEquals("10.1.0.5", client(""));
        Origin origin = usual(Map.of("X-Forwarded-Proto", List.of("https")));
        assertEquals("10.1.0.5", origin.client().getHostAddress());
        assertEquals("https", origin.scheme());
    }

    @Test
    void leavesOutAHostOrSchemeThatIsNone() throws Exception {
        Origin origin = usual(Map.of(
                "X-Forwarded-Proto", List.of("javascript"),
                "X-Forwarded-Host", List.of("portals.example.gov.uk/path?x")));
        assertNull(origin.scheme());
        assertNull(origin.host());
    }

    @Test
    void readsTheStandardsHeaderWhereTheProxyWritesThat() throws Exception {
        Origin origin = standard(
                "for=198.51.100.1;proto=https, For=\"[2001:db9::9]:4711\"; Proto=https; Host=\"a.example.gov.uk\"");
        assertEquals("2001:db9:0:0:0:0:0:9", origin.client().getHostAddress());
        assertEquals("https", origin.scheme());
        assertEquals("a.example.gov.uk", origin.host());
        assertEquals("10.1.0.5", standard("for=_hidden;proto=https").client().getHostAddress());
        assertEquals(
                "203.0.113.9",
                standard("for=\"198.51.100.1, for=203.0.113.9;proto=http")
                        .client()
                        .getHostAddress());
        assertEquals(
                "203.0.113.9",
                standard("for=\"\\\", for=203.0.113.9;proto=http").client().getHostAddress());
    }

    @Test
    void readsOneOfTheTwoWaysAlone() throws Exception {
        Map<String, List<String>> both =
                Map.of("X-Forwarded-For", List.of("203.0.113.9"), "Forwarded", List.of("for=198.51.100.1;proto=https"));
        assertEquals("203.0.113.9", usual(both).client().getHostAddress());
        assertNull(usual(both).scheme());
        assertEquals(
                "198.51.100.1",
                Origin.of(PROXY, proxies("forwarded"), name -> both.getOrDefault(name, List.of()))
                        .client()
                        .getHostAddress());
    }

    @Test
    void trustsAddressesAndRangesAlone() throws Exception {
        Proxies proxies = proxies("x-forwarded");
        assertTrue(proxies.trusts(InetAddress.ofLiteral("10.1.255.255")));
        assertFalse(proxies.trusts(InetAddress.ofLiteral("10.2.0.0")));
        assertTrue(proxies.trusts(InetAddress.ofLiteral("192.0.2.129")));
        assertFalse(proxies.trusts(InetAddress.ofLiteral("192.0.2.127")));
        assertTrue(proxies.trusts(InetAddress.ofLiteral("2001:db8::1")));
        assertFalse(proxies.trusts(InetAddress.ofLiteral("2001:db9::1")));
        assertFalse(proxies.trusts(InetAddress.ofLiteral("127.0.0.1")));
        assertFalse(Proxies.NONE.trusts(InetAddress.ofLiteral("127.0.0.1")));
    }

    @Test
    void refusesAListThatHoldsNoAddresses() {
        for (String wrong : List.of("proxy.example.org", "10.1.0.0/33", "10.1", "10.1.0.0/", "2001:db8::/129", "*")) {
            StartException refusal = assertThrows(
                    StartException.class, () -> Proxies.of(Given.of(Map.of(Proxies.LIST, wrong), name -> null)), wrong);
            assertTrue(refusal.sentence().contains(wrong), refusal.sentence());
        }
        StartException refusal = assertThrows(
                StartException.class, () -> Proxies.of(Given.of(Map.of(Proxies.HEADER, "both"), name -> null)));
        assertTrue(refusal.sentence().contains("both is neither"), refusal.sentence());
    }

    private static String client(String forwardedFor) throws Exception {
        return usual(Map.of("X-Forwarded-For", List.of(forwardedFor))).client().getHostAddress();
    }

    private static Origin usual(Map<String, List<String>> headers) throws Exception {
        return Origin.of(PROXY, proxies("x-forwarded"), name -> headers.getOrDefault(name, List.of()));
    }

    private static Origin standard(String header) throws Exception {
        return Origin.of(PROXY, proxies("forwarded"), name -> name.equals("Forwarded") ? List.of(header) : List.of());
    }

    private static Proxies proxies(String header) throws StartException {
        return Proxies.of(Given.of(
                Map.of(Proxies.LIST, "10.1.0.0/16, 192.0.2.128/25 2001:db8::/32", Proxies.HEADER, header),
                name -> null));
    }
}
