package org.guildhall.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes with the product's parameters beside what is measured, so that both have the same neighbours on the machine: says when it is
 * warm, hashes now and then until a byte comes in, and prints the processor time of one Argon2id hash, in milliseconds, as the median.
 */
final class BareHash {
    /** The line after the warm-up. */
    static final String WARM = "warm";

    private static final int WARM_UP = 100;
    private static final long PAUSE_MILLIS = 300;

    private BareHash() {}

    /** Prints {@link #WARM}, then the figure, for so many KiB and so many passes. */
    public static void main(String[] arguments) throws InterruptedException {
        int memoryKib = Integer.parseInt(arguments[0]);
        int passes = Integer.parseInt(arguments[1]);
        for (int run = 0; run < WARM_UP; run++) {
            hash(memoryKib, passes);
        }
        System.out.println(WARM);
        CountDownLatch ended = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                System.in.read();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            } finally {
                ended.countDown();
            }
        });
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Double> millis = new ArrayList<>();
        do {
            long before = threads.getCurrentThreadCpuTime();
            hash(memoryKib, passes);
            millis.add((threads.getCurrentThreadCpuTime() - before) / 1e6);
        } while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        Collections.sort(millis);
        System.out.println(millis.get(millis.size() / 2));
    }

    private static void hash(int memoryKib, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(new byte[16])
                .build());
        generator.generateBytes("correct horse battery staple".getBytes(StandardCharsets.UTF_8), new byte[32]);
    }
}
