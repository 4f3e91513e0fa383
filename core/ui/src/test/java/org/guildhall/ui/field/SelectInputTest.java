package org.guildhall.ui.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.change.NodeChange;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.ArrayList;
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

    @Test
    void saysNothingBackOfWhatTheBrowserHasSaid() {
        UI tab = new UI();
        tab.getElement().appendChild(list.getElement());
        told(tab);
        send("b");
        assertEquals(List.of(), told(tab), "it would undo what was chosen since");
        assertEquals("b", list.value());
        list.setValue("a");
        assertEquals(2, told(tab).size(), "what the server chooses, the browser is told");
    }

    private static List<NodeChange> told(UI tab) {
        List<NodeChange> changes = new ArrayList<>();
        tab.getInternals().getStateTree().collectChanges(changes::add);
        return changes;
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
