package org.guildhall.product;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Prints the processor time, in milliseconds, of one Argon2id hash with the product's parameters: the median of 31 after a warm-up. */
final class BareHash {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int WARM_UP = 60;
    private static final int MEASURED = 31;

    private BareHash() {}

    /** Prints the figure alone. */
    public static void main(String[] arguments) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] millis = new double[MEASURED];
        for (int run = -WARM_UP; run < MEASURED; run++) {
            long before = threads.getCurrentThreadCpuTime();
            hash();
            if (run >= 0) {
                millis[run] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.println(millis[MEASURED / 2]);
    }

    private static void hash() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(ITERATIONS)
                .withParallelism(1)
                .withSalt(new byte[16])
                .build());
        generator.generateBytes("correct horse battery staple".getBytes(StandardCharsets.UTF_8), new byte[32]);
    }
}
