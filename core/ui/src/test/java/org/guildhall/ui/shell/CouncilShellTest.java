package org.guildhall.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.error.UnavailableException;
import org.guildhall.ui.text.Words;
import org.guildhall.vaadin.ErrorPage;
import org.junit.jupiter.api.Test;

class CouncilShellTest {
    @Test
    void saysOfEachRefusalWhatItIs() {
        assertEquals(explained(new NotFoundException("x")), new ErrorPage.NotFound("a/b"));
        assertEquals(explained(new NotPermittedException("x")), new ErrorPage.Forbidden("a/b"));
        assertEquals(explained(new UnavailableException("x")), new ErrorPage.Unavailable("a/b"));
        assertEquals(
                explained(new InvocationTargetException(new NotFoundException("x"))), new ErrorPage.NotFound("a/b"));
    }

    @Test
    void anInputThatCannotBeTakenIsNoMatterOfPermission() {
        ErrorPage page = explained(new InvalidInputException(List.of(FieldProblem.of("from", "some.text"))));
        assertEquals(new ErrorPage.Invalid("a/b", 400, ""), page);
    }

    @Test
    void aBugIsNotExplainedAway() {
        assertEquals(Optional.empty(), CouncilShell.explain(words(), new IllegalStateException(), "a/b"));
    }

    private static ErrorPage explained(Throwable error) {
        return CouncilShell.explain(words(), error, "a/b").orElseThrow();
    }

    /** None of these has words of its own. */
    private static Words words() {
        return (Words) Proxy.newProxyInstance(
                Words.class.getClassLoader(), new Class<?>[] {Words.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException(method + " was asked");
                });
    }
}
