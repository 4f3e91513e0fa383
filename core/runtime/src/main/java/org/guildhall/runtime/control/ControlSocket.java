package org.guildhall.runtime.control;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.RefusedException;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.session.Actor;
import org.guildhall.api.session.Actors;
import org.guildhall.api.text.Texts;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a Unix domain socket in a folder that the server's own user alone may enter: whoever can, could read and change all of
 * the data folder anyway.
 *
 * <p>A request is the number of words, each as modified UTF-8, then the length of a file, -1 without one, and its bytes. The answer is
 * the status, the text's length in bytes and the text in UTF-8.
 */
@Component(immediate = true, service = ControlSocket.class)
public final class ControlSocket {
    /** The file in the data folder that says where the socket is. */
    public static final String ADDRESS = "control/address";

    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final Actor COMMAND_LINE = new Actor.SystemPart("command-line");
    /** The kernel's own limit of a socket's path is 107 bytes. */
    private static final int LONGEST_PATH = 100;

    private static final int MOST_WORDS = 20;

    /** How much of a file is sent together. */
    private static final int PART = 64 * 1024;

    /** Instead of a length: the rest does not come. */
    private static final int BROKEN = -1;

    private final Actors actors;
    private final Texts texts;
    private final Map<String, Command> commands = new ConcurrentHashMap<>();
    private final @Nullable ServerSocketChannel server;
    private final Path socket;
    private final Path address;

    /** Begins to listen. */
    @Activate
    public ControlSocket(@Reference Instance instance, @Reference Actors actors, @Reference Texts texts)
            throws IOException {
        this.actors = actors;
        this.texts = texts;
        Path folder = instance.folder("control");
        address = instance.dataFolder().resolve(ADDRESS);
        Path here = folder.resolve("socket");
        boolean tooLong = here.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH;
        socket = tooLong ? Files.createTempDirectory("guildhall").resolve("socket") : here;
        server = isOursAlone(folder) ? listen() : null;
    }

    private static boolean isOursAlone(Path folder) throws IOException {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return true;
        } catch (UnsupportedOperationException e) {
            LOG.warn("The command line cannot reach this server: its file system keeps nobody out of a folder", e);
            return false;
        }
    }

    private ServerSocketChannel listen() throws IOException {
        // left by a server that was killed
        Files.deleteIfExists(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        Files.writeString(address, socket.toAbsolutePath().toString());
        Thread.ofPlatform().daemon().name("guildhall-control").start(() -> accept(channel));
        return channel;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCommand(Command command) {
        commands.put(command.word(), command);
    }

    void removeCommand(Command command) {
        commands.remove(command.word(), command);
    }

    @Deactivate
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
        Files.deleteIfExists(address);
        Files.deleteIfExists(socket);
    }

    private void accept(ServerSocketChannel channel) {
        while (channel.isOpen()) {
            try {
                SocketChannel client = channel.accept();
                Thread.ofPlatform().daemon().name("guildhall-command").start(() -> serve(client));
            } catch (ClosedChannelException end) {
                return;
            } catch (IOException e) {
                LOG.error("The command line cannot reach this server any more", e);
                return;
            }
        }
    }

    @SuppressWarnings("try")
    private void serve(SocketChannel client) {
        try (client;
                DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(client)));
                DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client))) {
            int count = in.readInt();
            if (count < 1 || count > MOST_WORDS) {
                throw new IOException("A command of " + count + " words");
            }
            List<String> words = new ArrayList<>();
            for (int word = 0; word < count; word++) {
                words.add(in.readUTF());
            }
            try (Actors.Binding acting = actors.bind(COMMAND_LINE)) {
                write(answer(words, in), out);
            }
        } catch (IOException e) {
            LOG.info("A command broke off", e);
        }
    }

    private static void write(Command.Answer answer, DataOutputStream out) throws IOException {
        byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
        out.writeInt(answer.status());
        out.writeInt(text.length);
        out.write(text);
        Command.Written file = answer.file();
        if (file == null) {
            return;
        }
        try (OutputStream parts = new BufferedOutputStream(new Parts(out), PART)) {
            file.write(parts);
        } catch (RuntimeException e) {
            LOG.error("A file for the command line could not be made whole", e);
            out.writeInt(BROKEN);
            return;
        }
        out.writeInt(0);
    }

    /** A stream whose end is told apart from its breaking off: each part goes with its length before it. */
    private static final class Parts extends OutputStream {
        private final DataOutputStream whole;

        Parts(DataOutputStream whole) {
            this.whole = whole;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                whole.writeInt(length);
                whole.write(bytes, offset, length);
            }
        }
    }

    private Command.Answer answer(List<String> words, DataInputStream in) {
        try {
            long length = in.readLong();
            Command command = commands.get(words.getFirst());
            return command == null
                    ? Command.Answer.unknown("This server knows no command " + words.getFirst() + ". It knows: "
                            + String.join(", ", new TreeSet<>(commands.keySet())) + ".")
                    : command.run(words.subList(1, words.size()), new Part(in, Math.max(0, length)));
        } catch (RefusedException e) {
            return Command.Answer.refused(texts.get(Texts.ENGLISH, e.textKey(), e.arguments()) + ".");
        } catch (NotFoundException e) {
            return Command.Answer.refused("Not found: " + e.getMessage() + ".");
        } catch (IOException | RuntimeException e) {
            LOG.error("A command failed: {}", words, e);
            return Command.Answer.refused("It failed; the server's log says why.");
        }
    }

    /** So many bytes of a stream that goes on afterwards. */
    private static final class Part extends InputStream {
        private final InputStream whole;
        private long left;

        Part(InputStream whole, long length) {
            this.whole = whole;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = whole.read(buffer, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new IOException("The file broke off");
            }
            left -= read;
            return read;
        }
    }
}
