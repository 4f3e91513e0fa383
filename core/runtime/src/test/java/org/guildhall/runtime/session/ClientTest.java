package org.guildhall.runtime.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.guildhall.api.session.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:1:2::1", "2001:DB8:1:2:3:4:5:6", "[2001:db8:1:2::9]", "2001:db8:1:2::7%eth0"})
    void countsANetworkOfIpv6AsOne(String address) {
        assertEquals("20:01:0d:b8:00:01:00:02/64", new Client(address, "").network());
    }

    @Test
    void tellsNetworksApart() {
        assertNotEquals(Client.network("2001:db8:1:2::1"), Client.network("2001:db8:1:3::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "", "unknown", "not: an address"})
    void leavesEverythingElseAsItIs(String address) {
        assertEquals(address, Client.network(address));
    }

    @Test
    void knowsAnAddressOfIpv4InItsLongForm() {
        assertEquals("192.0.2.7", Client.network("::ffff:192.0.2.7"));
    }
}
