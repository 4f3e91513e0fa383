package org.guildhall.send.action;

import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.guildhall.api.text.MoreTexts;
import org.guildhall.api.text.Texts;
import org.osgi.service.component.annotations.Component;

/**
 * The words of forms that were read since the portal started. It asks for nothing itself: whoever shows a form has read it before, and
 * its version never changes.
 */
@Component(service = {MoreTexts.class, FormTexts.class})
public final class FormTexts implements MoreTexts {
    private static final String PREFIX = "send.form.";
    private static final int MOST_PREVIEWS = 50;

    private final Map<String, Map<String, Map<String, String>>> byForm = new ConcurrentHashMap<>();
    private final Deque<String> previews = new ConcurrentLinkedDeque<>();

    @Override
    public String prefix() {
        return PREFIX;
    }

    /** What a version of a form is called among all forms. */
    static String id(String name, String version) {
        return PREFIX + name + "." + version;
    }

    /** Takes the words of a form, by language. */
    void put(String id, Map<String, Map<String, String>> texts) {
        byForm.put(id, texts);
    }

    /** Takes the words of a form that is only looked at; the first of many are forgotten again. */
    void preview(String id, Map<String, Map<String, String>> texts) {
        if (byForm.put(id, texts) == null) {
            previews.addLast(id);
        }
        if (previews.size() > MOST_PREVIEWS) {
            byForm.remove(previews.removeFirst());
        }
    }

    @Override
    public Optional<String> find(Locale language, String key) {
        int name = key.indexOf('.', PREFIX.length());
        int version = name < 0 ? -1 : key.indexOf('.', name + 1);
        if (version < 0) {
            return Optional.empty();
        }
        boolean welsh = language.getLanguage().equals(Texts.WELSH.getLanguage());
        return Optional.ofNullable(byForm.get(key.substring(0, version)))
                .flatMap(texts -> Optional.ofNullable(texts.get(welsh ? "cy" : "en")))
                .flatMap(words -> Optional.ofNullable(words.get(key.substring(version + 1))));
    }
}
