package org.guildhall.product;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A reverse proxy on this machine: passes every request on, WebSockets too, with headers of its own. */
final class HeadedProxy implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Map<String, String> headers;

    private HeadedProxy(ServerSocket door, int target, Map<String, String> headers) {
        this.door = door;
        this.target = target;
        this.headers = headers;
    }

    /** Stands before the server at this address. */
    static HeadedProxy before(String address, Map<String, String> headers) {
        try {
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            HeadedProxy proxy = new HeadedProxy(door, URI.create(address).getPort(), headers);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address. */
    String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One request a connection, or all that follows an upgrade. */
    private void pass(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            server.getOutputStream().write(rewritten(head).getBytes(StandardCharsets.ISO_8859_1));
            server.getOutputStream().flush();
            Thread.ofVirtual().start(() -> copy(client, server));
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // either side may leave at any time, and try-with-resources tells the other
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // the answer's side notices and ends both
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private String rewritten(String head) {
        StringBuilder out = new StringBuilder();
        boolean upgrade = head.toLowerCase(Locale.ROOT).contains("\r\nupgrade: websocket");
        for (String line : head.strip().split("\r\n")) {
            if (upgrade || !line.toLowerCase(Locale.ROOT).startsWith("connection:")) {
                out.append(line).append("\r\n");
            }
        }
        headers.forEach(
                (name, value) -> out.append(name).append(": ").append(value).append("\r\n"));
        return out.append(upgrade ? "\r\n" : "Connection: close\r\n\r\n").toString();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
