package org.guildhall.send.record.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import org.guildhall.send.clock.IcsCalendar;
import org.guildhall.send.record.CalendarDates;
import org.guildhall.send.record.Dashboard;
import org.guildhall.ui.text.Words;

/** The key dates for a calendar program; they name no child, for calendars are shared. */
final class CalendarLink {
    private final Words words;
    private final CalendarDates dates;
    private final Clock clock;

    CalendarLink(Words words, CalendarDates dates, Clock clock) {
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * A link that downloads them.
     *
     * @param read reads them anew and checks the right to, for the link may be old when it is followed
     */
    Anchor of(Dashboard shown, Supplier<Dashboard> read) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> file(read.get())), words.get("send.dashboard.calendar"));
        link.getElement().setAttribute("download", name(shown));
        return link;
    }

    private DownloadResponse file(Dashboard dashboard) {
        byte[] bytes = dates.write(dashboard, words.language(), clock.instant()).getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes), name(dashboard), IcsCalendar.MEDIA_TYPE, bytes.length);
    }

    private static String name(Dashboard dashboard) {
        return dashboard.reference() + ".ics";
    }
}
