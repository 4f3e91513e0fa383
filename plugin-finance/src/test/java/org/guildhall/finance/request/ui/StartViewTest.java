package org.guildhall.finance.request.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.guildhall.ui.text.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class StartViewTest {
    private static final String NO_UPLOADS = "finance.start.no-uploads";

    private final FinanceFixture core;

    StartViewTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
    }

    @AfterEach
    void takeUploadsAgain() {
        core.faults.none();
    }

    @Test
    @Tag("E1")
    @Tag("F2")
    void saysBeforeTheFormBeginsThatNoFilesAreTaken() {
        assertFalse(shown().contains(NO_UPLOADS));
        core.faults.takeNoUploads();
        assertTrue(shown().contains(NO_UPLOADS));
    }

    private String shown() {
        return core.as(core.newCitizen(), () -> {
            StartView view = new StartView(keys(), core.requests, new RoleWords(keys(), core.form));
            view.show();
            return view.getElement().getTextRecursively();
        });
    }

    /** Each text is its key. */
    private static Words keys() {
        return (Words) Proxy.newProxyInstance(
                Words.class.getClassLoader(), new Class<?>[] {Words.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "get", "orEmpty" -> arguments[0];
                        default -> throw new IllegalStateException(method + " was asked");
                    };
                });
    }
}
