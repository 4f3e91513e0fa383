package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import org.guildhall.api.bundle.KeptData;
import org.guildhall.api.bundle.PortalData;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;

/** What portals have kept, those that went included (SPEC I3). */
final class DataView extends ContentPage {
    DataView(Words words, PortalData data, PortalTracker portals) {
        super(words.get("ui.admin.data"));
        setWide();
        QueueTable<KeptData> table = new QueueTable<>(
                words,
                words.get("ui.admin.data"),
                List.of(
                        Column.text(words.get("ui.admin.portals.name"), kept -> title(words, portals, kept)),
                        Column.text(words.get("ui.admin.data.name"), KeptData::name),
                        Column.of(
                                words.get("ui.admin.portals.state"),
                                kept -> state(words, kept),
                                Comparator.comparing(KeptData::installed)),
                        Column.text(
                                words.get("ui.admin.data.rows"),
                                kept -> Long.toString(kept.rows()),
                                Comparator.comparingLong(KeptData::rows)),
                        Column.text(
                                words.get("ui.admin.data.documents"),
                                kept -> documents(words, kept),
                                Comparator.comparingLong(KeptData::documentBytes))),
                kept -> AdminPortal.DATA + "/" + kept.name());
        table.whenEmpty(words.get("ui.admin.data.empty"));
        table.setRows(data.all());
        add(new Paragraph(words.get("ui.admin.data.lead")), table);
    }

    /** The name that people know its portal by. */
    static String title(Words words, PortalTracker portals, KeptData kept) {
        return PortalWords.name(words, portals, kept.portal(), kept.title());
    }

    static Tag state(Words words, KeptData kept) {
        if (kept.hold().isPresent()) {
            return new Tag(words.get("ui.admin.data.held"), Tag.Look.BAD);
        }
        return kept.installed()
                ? new Tag(words.get("ui.admin.data.in-use"), Tag.Look.GOOD)
                : new Tag(words.get("ui.admin.data.left-over"), Tag.Look.NEUTRAL);
    }

    static String documents(Words words, KeptData kept) {
        return kept.documents() == 0
                ? "0"
                : words.get("ui.admin.data.documents.size", kept.documents(), words.size(kept.documentBytes()));
    }
}
