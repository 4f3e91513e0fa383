package org.guildhall.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Asks for the first page until it is there: "ready" is what a browser would find. A plain socket spares the HTTP client's start. */
final class FirstPage {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(800);
    private static final int TIMEOUT_MILLIS = 30_000;

    private FirstPage() {}

    static void await(Door door, int port, Path log) throws StartException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        String last = "nothing";
        long pause = PAUSE;
        while (System.nanoTime() < end) {
            last = ask(door, port);
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

    private static String ask(Door door, int port) {
        String name = door.certificate().map(Certificate::host).orElse("localhost");
        try (Socket plain = new Socket()) {
            InetAddress address = InetAddress.getByName(door.host());
            plain.setSoTimeout(TIMEOUT_MILLIS);
            plain.connect(new InetSocketAddress(
                    address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port));
            try (Socket socket = door.certificate().isEmpty()
                    ? plain
                    : trusting(door.certificate().get()).createSocket(plain, name, port, true)) {
                socket.getOutputStream()
                        .write(("GET / HTTP/1.1\r\nHost: " + name + ":" + port
                                        + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                String status = reader.readLine();
                reader.transferTo(java.io.Writer.nullWriter());
                return status == null ? "nothing" : status;
            }
        } catch (IOException | GeneralSecurityException e) {
            return e.getMessage() == null ? "nothing" : e.getMessage();
        }
    }

    /** Trusts the instance's own certificate and no other. */
    private static SSLSocketFactory trusting(Certificate own) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new OnlyThis(own.chain().getFirst())}, null);
        return context.getSocketFactory();
    }

    private record OnlyThis(X509Certificate own) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("nobody asks for a client's certificate");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            if (!chain[0].equals(own)) {
                throw new CertificateException("another certificate than the one that was set");
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
