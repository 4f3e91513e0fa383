package org.guildhall.runtime.text;

import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.guildhall.api.instance.Instance;
import org.guildhall.api.text.MoreTexts;
import org.guildhall.api.text.TextKey;
import org.guildhall.api.text.Texts;
import org.guildhall.runtime.time.London;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts of all started bundles; those of a newer bundle win while two versions of it are here. */
@Component(service = Texts.class)
public final class TextCatalogues implements Texts, BundleTrackerCustomizer<Catalogue> {
    private static final Logger LOG = LoggerFactory.getLogger(TextCatalogues.class);
    private static final int SERVING = Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final Instance instance;
    private final CouncilWording wording;
    private final Map<Long, Catalogue> byBundle = new ConcurrentSkipListMap<>();
    private final List<MoreTexts> more = new CopyOnWriteArrayList<>();
    private final Set<String> toldMissing = ConcurrentHashMap.newKeySet();
    private final @Nullable BundleTracker<Catalogue> tracker;
    private volatile Catalogue merged = Catalogue.EMPTY;

    @Activate
    public TextCatalogues(BundleContext context, @Reference Instance instance) {
        this.instance = instance;
        wording = new CouncilWording(instance.dataFolder().resolve("texts"));
        tracker = new BundleTracker<>(context, SERVING, this);
        tracker.open();
    }

    /** The texts of these catalogues, with no bundles to watch. */
    public TextCatalogues(Instance instance, Path wordingFolder, List<Catalogue> catalogues) {
        this.instance = instance;
        wording = new CouncilWording(wordingFolder);
        tracker = null;
        long place = 0;
        for (Catalogue catalogue : catalogues) {
            byBundle.put(place++, catalogue);
        }
        merged = Catalogue.merge(byBundle.values());
    }

    @Deactivate
    public void close() {
        if (tracker != null) {
            tracker.close();
        }
    }

    /** Takes words that are no part of a bundle. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(MoreTexts texts) {
        more.add(texts);
    }

    /** Forgets them. */
    public void remove(MoreTexts texts) {
        more.remove(texts);
    }

    @Override
    public @Nullable Catalogue addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        var files = bundle.findEntries("texts", "*.properties", false);
        if (files == null) {
            return null;
        }
        List<URL> urls = Collections.list(files);
        Catalogue catalogue = Catalogue.read(urls);
        byBundle.put(bundle.getBundleId(), catalogue);
        merged = Catalogue.merge(byBundle.values());
        return catalogue;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Catalogue catalogue) {
        // a state among those that serve changes nothing about its texts
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Catalogue catalogue) {
        byBundle.remove(bundle.getBundleId(), catalogue);
        merged = Catalogue.merge(byBundle.values());
    }

    @Override
    public String get(Locale language, String key, Object... values) {
        String pattern = pattern(language, key);
        if (pattern == null) {
            return missing(key);
        }
        return Pattern.fill(pattern, name -> switch (name) {
            case "council" -> instance.council().name();
            case "portals" -> instance.council().portalsName();
            default -> {
                int index = Integer.parseInt(name);
                yield index < values.length ? written(language, values[index]) : null;
            }
        });
    }

    @Override
    public boolean has(String key) {
        return pattern(ENGLISH, key) != null;
    }

    @Override
    public List<Locale> languages() {
        return List.of(ENGLISH, WELSH);
    }

    @Override
    public String date(Locale language, LocalDate date) {
        return date.getDayOfMonth() + " " + word(language, "dates.months.short", date.getMonthValue()) + " "
                + date.getYear();
    }

    @Override
    public String dateTime(Locale language, Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, London.ZONE);
        return "%s %02d:%02d".formatted(date(language, local.toLocalDate()), local.getHour(), local.getMinute());
    }

    @Override
    public String byEndOf(Locale language, LocalDate day) {
        String words = word(language, "dates.days", day.getDayOfWeek().getValue()) + " " + day.getDayOfMonth() + " "
                + word(language, "dates.months.long", day.getMonthValue());
        return get(language, "dates.by-end-of", words);
    }

    private String word(Locale language, String listKey, int number) {
        String[] words = get(language, listKey).split(",");
        return number <= words.length ? words[number - 1].strip() : String.valueOf(number);
    }

    private String written(Locale language, Object value) {
        return switch (value) {
            case TextKey text -> get(language, text.key(), text.arguments().toArray());
            case LocalDate date -> date(language, date);
            case Instant time -> dateTime(language, time);
            default -> value.toString();
        };
    }

    private @Nullable String pattern(Locale language, String key) {
        Catalogue own = wording.current();
        Catalogue shipped = merged;
        String code = WELSH.getLanguage().equals(language.getLanguage()) ? Catalogue.WELSH : Catalogue.ENGLISH;
        String found = own.get(code, key);
        if (found == null) {
            found = shipped.get(code, key);
        }
        if (found == null && !code.equals(Catalogue.ENGLISH)) {
            found = own.get(Catalogue.ENGLISH, key);
            if (found == null) {
                found = shipped.get(Catalogue.ENGLISH, key);
            }
        }
        return found == null ? more(language, key) : found;
    }

    private @Nullable String more(Locale language, String key) {
        for (MoreTexts texts : more) {
            if (key.startsWith(texts.prefix())) {
                return texts.find(language, key)
                        .or(() -> texts.find(ENGLISH, key))
                        .orElse(null);
            }
        }
        return null;
    }

    private String missing(String key) {
        if (toldMissing.add(key)) {
            LOG.error("There is no text for the key {}.", key);
        }
        // a test instance shows it so plainly that no test and no tester overlooks it
        return instance.test() ? "⟦" + key + "⟧" : key;
    }
}
