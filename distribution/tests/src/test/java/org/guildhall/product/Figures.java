package org.guildhall.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a server's use of the machine from outside of it. */
final class Figures {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private static final Pattern FILLERS =
            Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+\\[?L?jdk\\.internal\\.vm\\.Filler");

    private Figures() {}

    /** Processor time that the server has used so far. */
    static Duration processor(Product product) {
        return product.handle().info().totalCpuDuration().orElseThrow();
    }

    /** Memory of the machine that the server holds now, in megabytes. */
    static double residentMegabytes(Product product) {
        try {
            Matcher found = RESIDENT.matcher(Files.readString(
                    Path.of("/proc", Long.toString(product.handle().pid()), "status")));
            if (!found.find()) {
                throw new IllegalStateException("No VmRSS");
            }
            return Long.parseLong(found.group(1)) / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of live objects, after the garbage was collected; what fills gaps that the collector leaves for a while is none. */
    static long liveBytes(Product product) {
        command(product, "GC.run");
        String histogram = command(product, "GC.class_histogram");
        Matcher found = TOTAL.matcher(histogram);
        if (!found.find()) {
            throw new IllegalStateException("No total in the histogram");
        }
        return Long.parseLong(found.group(1))
                - FILLERS.matcher(histogram)
                        .results()
                        .mapToLong(filler -> Long.parseLong(filler.group(1)))
                        .sum();
    }

    /** How many objects of this class live, after the garbage was collected. */
    static long instances(Product product, String className) {
        command(product, "GC.run");
        Matcher found = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(\\s|$)")
                .matcher(command(product, "GC.class_histogram"));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /** Kilobytes that classes take in the Java machine, after the garbage was collected. */
    static long metaspaceKilobytes(Product product) {
        command(product, "GC.run");
        Matcher found = METASPACE.matcher(command(product, "VM.metaspace", "basic"));
        if (!found.find()) {
            throw new IllegalStateException("No metaspace");
        }
        return Long.parseLong(found.group(1));
    }

    /** What the Java machine answers to a command of {@code jcmd}. */
    static String command(Product product, String... command) {
        try {
            List<String> words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(product.handle().pid())));
            words.addAll(List.of(command));
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value that 95 of 100 do not exceed (nearest rank). */
    static double p95(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
