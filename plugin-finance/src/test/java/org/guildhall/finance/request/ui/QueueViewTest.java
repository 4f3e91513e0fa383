package org.guildhall.finance.request.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.shared.JsonConstants;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.guildhall.api.account.PersonName;
import org.guildhall.finance.FinanceFixture;
import org.guildhall.finance.request.Requests;
import org.guildhall.testkit.database.DatabasePlace;
import org.guildhall.testkit.database.EachDatabase;
import org.guildhall.ui.text.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@EachDatabase
class QueueViewTest {
    private static final String SURNAME = "Quennellsearched";

    private final FinanceFixture core;

    /** Vaadin itself holds it by a weak reference alone. */
    private final UI browser = new UI();

    QueueViewTest(DatabasePlace place) {
        core = FinanceFixture.of(place);
    }

    @BeforeEach
    void opensABrowser() {
        core.settings.reset();
        UI.setCurrent(browser);
    }

    @AfterEach
    void closesIt() {
        UI.setCurrent(null);
    }

    @Test
    @Tag("F8")
    @Tag("F12")
    void whatIsSearchedForStandsInNoAddress() {
        Requests.sent(core, core.newCitizen(), new PersonName("Rose", SURNAME));
        Requests.sent(core, core.newCitizen(), new PersonName("Rose", "Leftout"));
        core.as(core.newOfficer(), () -> {
            QueueView view = new QueueView(
                    keys(),
                    core.review,
                    core.assignments,
                    core.load,
                    core.queueExport,
                    new RoleWords(keys(), core.form),
                    core.clock);
            search(view.getElement(), SURNAME);
            String shown = view.getElement().getTextRecursively();
            assertTrue(shown.contains(SURNAME) && !shown.contains("Leftout"), "it was searched for");
            assertEquals(
                    List.of(),
                    all(view.getElement())
                            .flatMap(element -> element.getAttributeNames().map(element::getAttribute))
                            .filter(value -> value.contains(SURNAME))
                            .toList());
            return true;
        });
    }

    /** Types it into the field, as the browser tells of it. */
    private static void search(Element page, String text) {
        Element field = all(page)
                .filter(element -> "search".equals(element.getAttribute("name")))
                .findFirst()
                .orElseThrow();
        field.setProperty("value", text);
        ObjectNode afterThePause =
                JacksonUtils.createObjectNode().put(JsonConstants.EVENT_DATA_PHASE, JsonConstants.EVENT_PHASE_TRAILING);
        field.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(field, "input", afterThePause));
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(QueueViewTest::all));
    }

    /** Each text is its key, and dates are nothing. */
    private static Words keys() {
        return (Words) Proxy.newProxyInstance(
                Words.class.getClassLoader(), new Class<?>[] {Words.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "get", "orEmpty" -> arguments[0];
                        case "language" -> Locale.UK;
                        default -> "";
                    };
                });
    }
}
