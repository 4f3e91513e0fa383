package org.guildhall.finance.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guildhall.finance.request.QueueLoad;
import org.guildhall.ui.text.Words;

/** Numbers as bars and as what they are: tables whose bars only eyes see (SPEC F12). */
final class LoadChart extends Div {
    private static final int WHOLE = 100;

    private final Words words;

    LoadChart(Words words, QueueLoad load) {
        this.words = words;
        addClassName("finance-load");
        if (load.hands().isEmpty()) {
            add(new Paragraph(words.get("finance.load.none")));
            return;
        }
        Map<String, Long> hands = new LinkedHashMap<>();
        load.hands()
                .forEach(hand -> hands.merge(
                        hand.officer().isEmpty() ? words.get("finance.queue.nobody") : hand.name(),
                        hand.open(),
                        Long::sum));
        Map<String, Long> ages = new LinkedHashMap<>();
        load.ages().forEach((age, open) -> ages.put(words.get(age.textKey()), open));
        bars(words.get("finance.load.hands"), words.get("finance.load.officer"), hands);
        bars(words.get("finance.load.ages"), words.get("finance.load.age"), ages);
    }

    private void bars(String caption, String title, Map<String, Long> numbers) {
        long most = numbers.values().stream().mapToLong(Long::longValue).max().orElse(1);
        Element body = new Element("tbody");
        numbers.forEach((label, number) -> body.appendChild(row(label, number, Math.max(1, most))));
        Element head = new Element("thead");
        head.appendChild(new Element("tr").appendChild(heading(title), heading(words.get("finance.load.open"))));
        Element table = new Element("table");
        table.getClassList().add("finance-bars");
        table.appendChild(new Element("caption").setText(caption), head, body);
        getElement().appendChild(table);
    }

    private static Element heading(String text) {
        return new Element("th").setAttribute("scope", "col").setText(text);
    }

    private static Element row(String label, long number, long most) {
        Span bar = new Span();
        bar.addClassName("finance-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        bar.getStyle().set("--finance-part", WHOLE * number / most + "%");
        Div cell = new Div(bar, new Span(Long.toString(number)));
        cell.addClassName("finance-bar-cell");
        Element value = new Element("td");
        value.appendChild(cell.getElement());
        Element row = new Element("tr");
        row.appendChild(new Element("th").setAttribute("scope", "row").setText(label), value);
        return row;
    }
}
