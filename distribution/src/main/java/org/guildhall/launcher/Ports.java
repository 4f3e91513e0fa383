package org.guildhall.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds out before the start whether the port can be had: the HTTP service itself would only write to the log. */
final class Ports {

    private Ports() {}

    /** The port, or a free one for 0. */
    static int claim(String host, int port) throws StartException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return socket.getLocalPort();
        } catch (UnknownHostException e) {
            throw new StartException("There is no address " + host + " to listen on: give another with --host.", e);
        } catch (BindException e) {
            throw new StartException(
                    "Port " + port + " on " + host + " is in use or not allowed: stop what uses it, or give another"
                            + " with --port.",
                    e);
        } catch (IOException e) {
            throw new StartException("Port " + port + " on " + host + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The host as a person on this machine would type it. */
    static String shown(String host) {
        return host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::") || host.equals("::1")
                ? "localhost"
                : host;
    }
}
