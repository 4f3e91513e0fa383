package org.guildhall.runtime.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.guildhall.api.error.FieldProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://portals.example.gov.uk",
                "https://portals.example.gov.uk/",
                "HTTPS://portals.example.gov.uk:8443",
                "http://localhost:8080"
            })
    void whatLeadsSomewhereIsTaken(String address) {
        assertEquals(List.of(), problems(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portals.example.gov.uk",
                "https://",
                "https://portals example.gov.uk",
                "https://portals.example.gov.uk/portal",
                "https://somebody@portals.example.gov.uk",
                "https://portals.example.gov.uk?a=b",
                "https://portals.example.gov.uk#a",
                "ftp://portals.example.gov.uk"
            })
    void anythingElseIsRefusedWhereItIsTyped(String address) {
        assertEquals(
                List.of(FieldProblem.of("baseAddress", "settings.base-address.wrong", address)), problems(address));
    }

    private static List<FieldProblem> problems(String address) {
        return new BaseAddress().problems(Map.of("baseAddress", List.of(address), "name", List.of("Any")));
    }
}
