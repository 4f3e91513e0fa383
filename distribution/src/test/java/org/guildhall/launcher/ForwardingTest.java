package org.guildhall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ProxyConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Who is served by the plain port of an instance that knows its proxies. */
class ForwardingTest {

    @Test
    void servesTheListedProxiesAndThisMachineAloneAndSaysSoToOthers() throws Exception {
        assertEquals("HTTP/1.1 200 OK", first(answer("10.1.0.5", true, "10.1.0.0/16")));
        assertEquals("HTTP/1.1 200 OK", first(answer("127.0.0.1", true, "10.1.0.0/16")));
        String refused = answer("203.0.113.9", true, "10.1.0.0/16");
        assertTrue(first(refused).startsWith("HTTP/1.1 421"), refused);
        assertTrue(refused.contains("answer at the public address of the council alone"), refused);
    }

    @Test
    void servesEverybodyWhereNoProxyIsDeclaredAndOnTestInstances() throws Exception {
        assertEquals("HTTP/1.1 200 OK", first(answer("203.0.113.9", true, "")));
        assertEquals("HTTP/1.1 200 OK", first(answer("203.0.113.9", false, "10.1.0.0/16")));
    }

    /** What somebody at this address gets, as a balancer in front of the connection tells it to the server. */
    private static String answer(String peer, boolean live, String trusted) throws Exception {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new Forwarding(
                Proxies.of(Given.of(Map.of(Proxies.LIST, trusted), name -> null)), live));
        Server server = new Server();
        ServerConnector connector =
                new ServerConnector(server, new ProxyConnectionFactory(), new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                callback.succeeded();
                return true;
            }
        });
        server.start();
        try {
            return ask(connector.getLocalPort(), peer);
        } finally {
            server.stop();
        }
    }

    private static String ask(int port, String peer) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String asked = "PROXY TCP4 " + peer + " 127.0.0.1 51234 80\r\n"
                    + "GET / HTTP/1.1\r\nHost: portals.example.gov.uk\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String first(String answer) {
        return answer.lines().findFirst().orElse("");
    }
}
