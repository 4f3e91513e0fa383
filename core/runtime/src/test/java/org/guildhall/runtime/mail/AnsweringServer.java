package org.guildhall.runtime.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on a free loopback port that answers single commands as the test says, and all others with yes. */
final class AnsweringServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile String last = "QUIT";
    private final AtomicInteger accepted = new AtomicInteger();

    AnsweringServer() {
        try {
            socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Answers commands that begin so; {@code .} is the end of a mail. */
    void answer(String command, String answer) {
        answers.put(command.toUpperCase(Locale.ROOT), answer);
    }

    /** Says no more after this command. */
    void hangUpAfter(String command) {
        last = command;
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 scripted");
            String line = in.readLine();
            while (line != null && !line.startsWith("QUIT")) {
                say(out, answer(line));
                if (line.startsWith("DATA")) {
                    while (!".".equals(in.readLine())) {
                        continue;
                    }
                    String end = answer(".");
                    if (end.startsWith("2")) {
                        accepted.incrementAndGet();
                    }
                    say(out, end);
                    if (last.equals(".")) {
                        return;
                    }
                }
                line = in.readLine();
            }
            say(out, "221 bye");
        } catch (SocketException gone) {
            // the client has closed the connection first
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(String line) {
        String upper = line.toUpperCase(Locale.ROOT);
        return answers.entrySet().stream()
                .filter(answer -> upper.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(line.startsWith("DATA") ? "354 go on" : "250 yes");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
