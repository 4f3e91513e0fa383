package org.guildhall.ui.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.dom.Element;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guildhall.ui.text.Words;
import org.junit.jupiter.api.Test;

class QueueTableTest {
    private static final Words KEYS = (Words) Proxy.newProxyInstance(
            QueueTableTest.class.getClassLoader(),
            new Class<?>[] {Words.class},
            (proxy, method, arguments) -> arguments[0]);

    private final List<String> kept = new ArrayList<>(List.of("Ada", "Eve"));
    private final QueueTable<String> table =
            new QueueTable<>(KEYS, "Names", List.of(Column.text("Name", name -> name)), name -> "");

    @Test
    void readsASourceAnew() {
        table.setSource(DataProvider.fromCallbacks(
                query -> kept.stream().skip(query.getOffset()).limit(query.getLimit()), query -> kept.size()));
        assertEquals(List.of("Ada", "Eve"), shown());
        kept.add("Ian");
        table.refresh();
        assertEquals(List.of("Ada", "Eve", "Ian"), shown());
    }

    @Test
    void readsTheFilterThatIsShownAnew() {
        table.filter("all", "All", () -> List.copyOf(kept)).filter("none", "None", List::of);
        kept.remove("Eve");
        table.refresh();
        assertEquals(List.of("Ada"), shown());
        table.show("none");
        table.refresh();
        assertEquals(List.of(), shown());
    }

    @Test
    void readsNoFilterButTheOneThatIsShown() {
        List<String> read = new ArrayList<>();
        table.filter("first", "First", () -> {
                    read.add("first");
                    return kept;
                })
                .filter("second", "Second", () -> {
                    read.add("second");
                    return List.of("Ian");
                });
        table.show("second");
        assertEquals(List.of("Ian"), shown());
        assertEquals(List.of("second"), read);
    }

    private List<String> shown() {
        return inside(table.getElement())
                .filter(element -> !element.isTextNode() && element.getTag().equals("tbody"))
                .flatMap(body ->
                        body.getChildren().map(row -> row.getTextRecursively().replaceFirst("^Name", "")))
                .toList();
    }

    private static Stream<Element> inside(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(QueueTableTest::inside));
    }
}
