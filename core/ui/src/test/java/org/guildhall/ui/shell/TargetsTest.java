package org.guildhall.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "finance", "finance/requests/3f2a-1", "finance/documents?kind=invoice&from=2023-01-01"})
    void takesPathsOfThisInstance(String path) {
        assertEquals(Optional.of(path), Targets.ours(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\evil",
                "https://evil.example",
                "javascript:alert(1)",
                "finance\nSet-Cookie: a=b",
                "finance\"><script>",
                "finance#fragment"
            })
    void refusesWhatLeadsElsewhere(String path) {
        assertEquals(Optional.empty(), Targets.ours(path));
    }

    @Test
    void carriesTheTargetEncoded() {
        assertEquals("sign-in?next=finance%2Fa%3Fb%3Dc", Targets.withNext("sign-in", "finance/a?b=c"));
    }

    @Test
    void carriesTheTargetBesideTheReason() {
        assertEquals(
                "sign-in?ended=time-out&next=finance",
                Targets.withNext(Targets.withEnded("sign-in", "time-out"), "finance"));
    }

    @Test
    void leavesAForeignTargetOut() {
        assertEquals("sign-in", Targets.withNext("sign-in", "//evil.example"));
    }
}
