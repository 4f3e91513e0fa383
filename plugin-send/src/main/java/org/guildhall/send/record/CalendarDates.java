package org.guildhall.send.record;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.text.Texts;
import org.guildhall.send.clock.IcsCalendar;
import org.guildhall.send.clock.KeyDate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Key dates of a dashboard as a calendar; it names no child, for calendars are shared with others. */
@Component(service = CalendarDates.class)
public final class CalendarDates {
    private static final String PRODUCT = "Guildhall";

    private final Texts texts;
    private final Instance instance;

    /** Writes in the council's words. */
    @Activate
    public CalendarDates(@Reference Texts texts, @Reference Instance instance) {
        this.texts = texts;
        this.instance = instance;
    }

    /** All dates that the dashboard shows and that have not lapsed. */
    public String write(Dashboard dashboard, Locale language, Instant now) {
        List<IcsCalendar.Entry> entries = dashboard.dates().stream()
                .filter(date -> date.state() != KeyDate.State.LAPSED)
                .map(date -> entry(dashboard, language, date))
                .toList();
        return IcsCalendar.write(
                texts.get(language, "send.calendar.name", dashboard.reference()), PRODUCT, now, entries);
    }

    private IcsCalendar.Entry entry(Dashboard dashboard, Locale language, KeyDate date) {
        String link = instance.baseAddress() + "/send/dashboard/" + dashboard.id();
        return new IcsCalendar.Entry(
                dashboard.id() + "-" + date.name() + "@guildhall",
                date.limit(),
                texts.get(language, "send.calendar.what", texts.get(language, date.textKey())),
                texts.get(language, "send.key-date.law", date.source()) + "\n" + link);
    }
}
