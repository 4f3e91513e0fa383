package org.guildhall.ui.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SelectInputTest {
    private final SelectInput list =
            new SelectInput("role", "Role", "Please choose", List.of(Option.of("a", "A"), Option.of("b", "B")));

    @Test
    void takesWhatIsAmongItsOptionsAndNothingElse() {
        send("b");
        assertEquals("b", list.value());
        send("forged");
        assertEquals("", list.value());
    }

    private void send(String value) {
        Element control = list.controlStream().findFirst().orElseThrow();
        control.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        control,
                        "change",
                        JsonMapper.shared().createObjectNode().put("element.value", value)));
    }
}
