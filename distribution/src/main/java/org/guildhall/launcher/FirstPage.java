package org.guildhall.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks for the first page until it is there: "ready" is what a browser would find. A plain socket spares the HTTP client's start. */
final class FirstPage {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(800);
    private static final int TIMEOUT_MILLIS = 30_000;

    private FirstPage() {}

    static void await(String host, int port, Path log) throws StartException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        String last = "nothing";
        long pause = PAUSE;
        while (System.nanoTime() < end) {
            last = ask(host, port);
            if (last.contains(" 200 ")) {
                return;
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        throw new StartException("The first page did not come within " + LIMIT.toSeconds() + " seconds (the answer was "
                + last + "); the log is " + log + ".");
    }

    private static String ask(String host, int port) {
        try (Socket socket = new Socket()) {
            InetAddress address = InetAddress.getByName(host);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(
                    address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port));
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: localhost:" + port
                                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String status = reader.readLine();
            reader.transferTo(java.io.Writer.nullWriter());
            return status == null ? "nothing" : status;
        } catch (IOException e) {
            return e.getMessage() == null ? "nothing" : e.getMessage();
        }
    }
}
