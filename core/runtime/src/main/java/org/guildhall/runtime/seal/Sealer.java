package org.guildhall.runtime.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes with AES-256-GCM. What is sealed names its key by the beginning of its digest, so that a key can be changed while things
 * sealed with the earlier one can still be opened.
 */
public final class Sealer {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final int present;
    private final Map<Integer, SecretKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** Seals with the first key and opens with all; each of 32 bytes. */
    public Sealer(List<byte[]> keys) {
        keys.forEach(key -> this.keys.putIfAbsent(name(key), new SecretKeySpec(key, "AES")));
        this.present = name(keys.getFirst());
    }

    /** Seals bytes for this owner: whoever moves them to another owner's row finds that they cannot be opened. */
    public byte[] seal(UUID owner, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, present, nonce, owner).doFinal(plain);
            return ByteBuffer.allocate(Integer.BYTES + NONCE + sealed.length)
                    .putInt(present)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Nothing can be sealed", impossible);
        }
    }

    /** Opens what was sealed for this owner. */
    public byte[] open(UUID owner, byte[] sealed) {
        if (sealed.length < Integer.BYTES + NONCE) {
            throw new IllegalStateException("Too short to be sealed, at " + owner);
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        int sealedWith = buffer.getInt();
        byte[] nonce = new byte[NONCE];
        buffer.get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        try {
            return cipher(Cipher.DECRYPT_MODE, sealedWith, nonce, owner).doFinal(rest);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("Sealed with another key or changed since, at " + owner, changed);
        }
    }

    /** Whether it was sealed with the key that seals now. */
    public boolean current(byte[] sealed) {
        return sealed.length > Integer.BYTES && ByteBuffer.wrap(sealed).getInt() == present;
    }

    private static int name(byte[] key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key))
                    .getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, int name, byte[] nonce, UUID owner) throws GeneralSecurityException {
        SecretKey key = keys.get(name);
        if (key == null) {
            throw new GeneralSecurityException("The key that sealed it is not among those of this instance");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putInt(name)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .array());
        return cipher;
    }
}
