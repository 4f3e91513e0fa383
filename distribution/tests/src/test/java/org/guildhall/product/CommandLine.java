package org.guildhall.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The command line beside a running server. */
final class CommandLine {
    /** What a command said and how it ended. */
    record Said(int status, String text) {}

    private CommandLine() {}

    /** Runs {@code guildhall WORDS} on the product's data folder. */
    static Said on(Product product, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Product.assembledHome().resolve("guildhall").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", product.data().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process running = builder.start();
        String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Said(running.waitFor(), text);
    }
}
