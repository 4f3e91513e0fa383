package org.guildhall.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** A text file of certificates, or of a key, as certificate authorities and their tools write it. */
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private record Block(String kind, byte[] bytes) {}

    private Pem() {}

    /** The certificates, in their order. */
    static List<X509Certificate> certificates(Path file) throws StartException {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks(file)) {
                if (block.kind.endsWith("CERTIFICATE")) {
                    found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes)));
                }
            }
        } catch (CertificateException e) {
            throw new StartException(
                    "The certificate in " + file + " cannot be read: copy the file as it was issued once more.", e);
        }
        if (found.isEmpty()) {
            throw new StartException("There is no certificate in " + file
                    + ": it holds -----BEGIN CERTIFICATE-----, your own first and then its issuer's.");
        }
        return found;
    }

    /**
     * The private key.
     *
     * @param algorithm of the certificate's own key
     */
    static PrivateKey key(Path file, String algorithm, char @Nullable [] password) throws StartException {
        for (Block block : blocks(file)) {
            switch (block.kind) {
                case "PRIVATE KEY" -> {
                    return key(file, algorithm, new PKCS8EncodedKeySpec(block.bytes));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return key(file, algorithm, opened(file, block.bytes, password));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                    throw new StartException("The key in " + file + " is in an older form: write it as PKCS#8 with"
                            + " 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW', and name that file.");
                default -> {
                    // a certificate beside the key, say
                }
            }
        }
        throw new StartException("There is no private key in " + file + ": it holds -----BEGIN PRIVATE KEY-----.");
    }

    private static PrivateKey key(Path file, String algorithm, PKCS8EncodedKeySpec spec) throws StartException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new StartException(
                    "The key in " + file + " cannot be read or is of another kind than the certificate's: name the key"
                            + " that the certificate was asked for with.",
                    e);
        }
    }

    private static PKCS8EncodedKeySpec opened(Path file, byte[] bytes, char @Nullable [] password)
            throws StartException {
        try {
            EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(bytes);
            // the general name says nothing of how it is sealed, its parameters do
            String algorithm = sealed.getAlgName().equals("PBES2")
                    ? sealed.getAlgParameters().toString()
                    : sealed.getAlgName();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm)
                            .generateSecret(new PBEKeySpec(password == null ? new char[0] : password)),
                    sealed.getAlgParameters());
            return sealed.getKeySpec(cipher);
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            throw new StartException(Certificate.wrongPassword("key", file), e);
        } catch (GeneralSecurityException | IOException e) {
            throw new StartException(
                    "The key in " + file + " is sealed in a way that Java does not open: write it anew with"
                            + " 'openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW', and name that file.",
                    e);
        }
    }

    private static List<Block> blocks(Path file) throws StartException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new StartException(Certificate.unreadable(file), e);
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                blocks.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
            } catch (IllegalArgumentException e) {
                throw new StartException("The file " + file + " is damaged: copy it as it was issued once more.", e);
            }
        }
        return blocks;
    }
}
