package org.guildhall.ui.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.vaadin.flow.component.html.NativeLabel;
import org.junit.jupiter.api.Test;

class TextInputTest {
    @Test
    void writesItsLabelAsTextWithTheStarRightBehindIt() {
        TextInput field = new TextInput("name", "Mine < yours & theirs");
        assertEquals("Mine &lt; yours &amp; theirs", label(field));

        field.setRequired(true);
        assertEquals("Mine &lt; yours &amp; theirs<span aria-hidden=\"true\" class=\"gh-star\">*</span>", label(field));

        field.setLabel("Theirs");
        assertEquals("Theirs<span aria-hidden=\"true\" class=\"gh-star\">*</span>", label(field));

        field.setRequired(false);
        assertEquals("Theirs", label(field));
    }

    private static String label(TextInput field) {
        return field.getChildren()
                .filter(NativeLabel.class::isInstance)
                .map(part -> part.getElement().getProperty("innerHTML"))
                .findFirst()
                .orElseThrow();
    }
}
