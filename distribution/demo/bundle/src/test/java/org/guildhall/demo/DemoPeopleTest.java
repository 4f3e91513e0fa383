package org.guildhall.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {
    @Test
    void theConsoleShowsTheAccountsThatAreMade() throws IOException {
        Properties headers = read(Path.of("bnd.bnd"));
        assertEquals(
                DemoPeople.ALL.stream().map(DemoPeople.DemoPerson::email).toList(),
                List.of(headers.getProperty("Guildhall-Demo-Accounts").split(", ")));
        assertEquals(DemoPeople.PASSWORD, headers.getProperty("Guildhall-Demo-Password"));
    }

    @Test
    void eachAccountSaysWhatItIsFor() throws IOException {
        Set<String> texts = read(Path.of("src/main/resources/texts/demo.en.properties")).stringPropertyNames().stream()
                .filter(key -> key.startsWith("demo.account."))
                .collect(Collectors.toSet());
        assertEquals(DemoPeople.ALL.stream().map(DemoPeople.DemoPerson::textKey).collect(Collectors.toSet()), texts);
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
