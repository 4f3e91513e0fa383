package org.guildhall.runtime.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.guildhall.runtime.config.LaunchSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives each use a key of its own, derived from the instance's master key (HKDF, RFC 5869).
 *
 * <p>The master key is the first line of the file {@code guildhall.key-file}; further lines are earlier master keys. A
 * live instance must name a file outside its data folder, so that a copy of the data alone opens nothing.
 */
@Component(service = Keys.class)
public final class Keys {
    /** Setting: the file with the master key. */
    public static final String FILE = "guildhall.key-file";

    private final KeyFile file;
    private final List<byte[]> masters;

    /** Reads the master key, or makes it with the first start. */
    @Activate
    public Keys(@Reference LaunchSettings settings) {
        this.file = KeyFile.of(settings);
        this.masters = file.read();
    }

    /** How the key's file is. */
    public enum FileState {
        /** There, with this key, for its owner alone. */
        GOOD,
        /** Gone, or it cannot be read: the next start would fail. */
        MISSING,
        /** It holds another key than the one in use. */
        OTHER,
        /** Others than its owner may read it. */
        OPEN
    }

    /** How the file of the master key is now. */
    public FileState fileState() {
        return file.look(masters);
    }

    /** The key for a use such as {@code documents}, of so many bytes. */
    public byte[] derive(String use, int bytes) {
        return derive(masters.getFirst(), use, bytes);
    }

    /** The present key for a use and those derived from earlier master keys, to read what was written with them. */
    public List<byte[]> deriveAll(String use, int bytes) {
        return masters.stream().map(master -> derive(master, use, bytes)).toList();
    }

    static byte[] derive(byte[] master, String use, int bytes) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(master)
                            .thenExpand(("guildhall:" + use).getBytes(StandardCharsets.UTF_8), bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HKDF", e);
        }
    }
}
