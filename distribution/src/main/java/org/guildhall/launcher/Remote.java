package org.guildhall.launcher;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Asks something of the server that runs on a data folder, by the socket in it; {@code guildhall portal} and
 * {@code guildhall settings} run it. */
public final class Remote {
    /** Where core's runtime writes the place of its socket. */
    private static final String ADDRESS = "control/address";

    private static final List<String> WITH_FILE = List.of("check", "install", "update", "import");

    /** NAME@VERSION: the server fetches it itself. */
    private static final String OF_CATALOGUE = "(?!.*\\.jar$)[\\w.-]+@[\\w.-]+";

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private Remote() {}

    /** The data folder, then the words of the command. */
    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]);
        List<String> words = List.of(arguments).subList(1, arguments.length);
        int status;
        try {
            status = ask(data, words);
        } catch (NoSuchFileException | ConnectException e) {
            System.err.println("guildhall: no server runs on the data folder " + data
                    + ". Start it with 'guildhall run', or name its folder with --data.");
            status = 2;
        } catch (IOException e) {
            System.err.println("guildhall: the server did not answer: " + e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private static void send(Path file, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!taken(buffer, length, out)) {
                    return;
                }
            }
        }
    }

    /** Whether the server takes more; one that does not has answered already, and says why. */
    private static boolean taken(byte[] bytes, int length, OutputStream out) {
        try {
            out.write(bytes, 0, length);
            return true;
        } catch (IOException e) {
            System.err.println("guildhall: the server did not take the whole file.");
            return false;
        }
    }

    /** What the server gave, where the person at the command line may write. */
    private static int write(String text, Path file) {
        try {
            Files.writeString(file, text + "\n");
            System.out.println("It is written to " + file + ".");
            return 0;
        } catch (IOException e) {
            System.err.println("guildhall: the file " + file + " cannot be written: " + e.getMessage());
            return 2;
        }
    }

    /** What the server sends, into a file that its owner alone may read; a part of it is not kept. */
    private static int receive(DataInputStream in, Path file, String done) throws IOException {
        try (OutputStream out = Files.newOutputStream(
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ALONE)), StandardOpenOption.WRITE)) {
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                if (length < 0) {
                    throw new IOException("the server broke off, and its log says why");
                }
                out.write(in.readNBytes(length));
            }
        } catch (IOException e) {
            System.err.println("guildhall: the file " + file + " cannot be written whole: "
                    + (e instanceof EOFException ? "the server broke off" : e.getMessage()));
            Files.deleteIfExists(file);
            return 2;
        }
        System.out.println(done);
        return 0;
    }

    private static int ask(Path data, List<String> words) throws IOException {
        Path socket = Path.of(Files.readString(data.resolve(ADDRESS)));
        boolean withFile = words.size() > 2
                && WITH_FILE.contains(words.get(1))
                && !words.get(2).matches(OF_CATALOGUE);
        Path file = withFile ? Path.of(words.get(2)) : Path.of("");
        if (withFile && !Files.isReadable(file)) {
            System.err.println("guildhall: there is no file " + file + " to read.");
            return 2;
        }
        Path export = words.size() == 4
                        && words.getFirst().equals("portal")
                        && words.get(1).equals("export")
                ? Path.of(words.get(3))
                : Path.of("");
        if (Files.exists(export) && !export.toString().isEmpty()) {
            System.err.println("guildhall: there is a file " + export + " already. Name one that is not there.");
            return 1;
        }
        try (SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                DataOutputStream out = new DataOutputStream(Channels.newOutputStream(server));
                DataInputStream in = new DataInputStream(Channels.newInputStream(server))) {
            out.writeInt(words.size());
            for (String word : words) {
                // the server reads such a list itself, and the files that lie beside it
                boolean ofTheServer = word.equals(words.getLast()) && words.contains("apply");
                out.writeUTF(ofTheServer ? Path.of(word).toAbsolutePath().toString() : word);
            }
            out.writeLong(withFile ? Files.size(file) : -1);
            if (withFile) {
                send(file, out);
            }
            int status = in.readInt();
            String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            if (status == 0
                    && words.size() > 2
                    && words.getFirst().equals("settings")
                    && words.get(1).equals("export")) {
                return write(text, Path.of(words.get(2)));
            }
            if (status == 0 && !export.toString().isEmpty()) {
                return receive(in, export, text);
            }
            (status == 0 ? System.out : System.err).println(text);
            return status;
        }
    }
}
