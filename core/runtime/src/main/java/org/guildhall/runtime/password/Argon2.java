package org.guildhall.runtime.password;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.shiro.crypto.hash.DefaultHashService;
import org.apache.shiro.crypto.hash.Hash;
import org.apache.shiro.crypto.hash.HashRequest;
import org.apache.shiro.crypto.hash.format.Shiro2CryptFormat;
import org.apache.shiro.crypto.support.hashes.argon2.Argon2HashProvider.Parameters;
import org.apache.shiro.lang.util.ByteSource;
import org.guildhall.api.error.RefusedException;

/**
 * Argon2id hashes by Shiro; at most one a processor at a time, and no more than a quarter of the heap holds, because each takes its
 * memory and a whole processor.
 */
final class Argon2 {
    private static final long LONGEST_WAIT_SECONDS = 20;
    private static final Pattern MEMORY = Pattern.compile("[$,]m=(\\d+)[,$]");

    private final DefaultHashService hashes = new DefaultHashService();
    private final Shiro2CryptFormat format = new Shiro2CryptFormat();
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
    private final int memoryKib;
    private final Semaphore memory;

    /** For this Java machine. */
    Argon2() {
        this((int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 4 / 1024));
    }

    /** With so much memory for all hashes at a time; a larger one is made alone. */
    Argon2(int memoryKib) {
        this.memoryKib = memoryKib;
        memory = new Semaphore(memoryKib, true);
    }

    String hash(String password, Cost cost) {
        return bounded(
                cost.memoryKib(),
                () -> format.format(hashes.computeHash(new HashRequest.Builder()
                        .setAlgorithmName(Parameters.DEFAULT_ALGORITHM_NAME)
                        .setSource(source(password))
                        // Shiro takes these as texts only
                        .addParameter(Parameters.PARAMETER_MEMORY_KIB, String.valueOf(cost.memoryKib()))
                        .addParameter(Parameters.PARAMETER_ITERATIONS, String.valueOf(cost.passes()))
                        .addParameter(Parameters.PARAMETER_PARALLELISM, "1")
                        .build())));
    }

    boolean matches(String password, String encoded) {
        Hash known = format.parse(encoded);
        Matcher cost = MEMORY.matcher(encoded);
        return bounded(
                cost.find() ? Integer.parseInt(cost.group(1)) : memoryKib,
                () -> known.matchesPassword(source(password)));
    }

    /** Whether the hash was made at another cost than the one asked for now. */
    boolean differs(String encoded, Cost cost) {
        return !encoded.contains("$t=" + cost.passes() + ",m=" + cost.memoryKib() + ",p=1$");
    }

    private <T> T bounded(int kib, Supplier<T> work) {
        int share = Math.min(kib, memoryKib);
        acquire(places, 1);
        try {
            acquire(memory, share);
            try {
                return work.get();
            } finally {
                memory.release(share);
            }
        } finally {
            places.release();
        }
    }

    private static void acquire(Semaphore semaphore, int permits) {
        try {
            if (!semaphore.tryAcquire(permits, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new RefusedException("password.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("password.busy");
        }
    }

    private static ByteSource source(String password) {
        return ByteSource.Util.bytes(password.getBytes(StandardCharsets.UTF_8));
    }

    /** What one hash costs. */
    record Cost(int memoryKib, int passes) {
        static Cost of(PasswordSettings settings) {
            return new Cost(settings.memoryKib(), settings.passes());
        }
    }
}
