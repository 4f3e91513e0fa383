package org.guildhall.runtime.form;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.form.Answers;
import org.guildhall.api.form.Condition;
import org.guildhall.api.form.FormDefinition;
import org.guildhall.api.form.FormField;
import org.guildhall.api.form.FormPage;
import org.guildhall.api.form.FormReading;
import org.guildhall.api.form.Forms;
import org.guildhall.api.text.Texts;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The forms of all started bundles; while two versions of a bundle are here, the newer one's forms hold. */
@Component(service = Forms.class)
public final class DeclaredForms implements Forms, BundleTrackerCustomizer<List<FormDefinition>> {
    private static final Logger LOG = LoggerFactory.getLogger(DeclaredForms.class);
    private static final int SERVING = Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final AnswerCheck check;
    private final ConcurrentSkipListMap<Long, List<FormDefinition>> byBundle = new ConcurrentSkipListMap<>();
    private final @Nullable BundleTracker<List<FormDefinition>> tracker;

    /** Watches bundles. The second parameter is there for the number alone, by which the container tells constructors apart. */
    @Activate
    public DeclaredForms(
            BundleContext context,
            ComponentContext component,
            @Reference Texts texts,
            @Reference java.time.Clock clock) {
        check = new AnswerCheck(texts, clock);
        tracker = new BundleTracker<>(context, SERVING, this);
        tracker.open();
    }

    /** The forms of these files, with no bundles to watch. */
    public DeclaredForms(Texts texts, java.time.Clock clock, Collection<URL> files) {
        check = new AnswerCheck(texts, clock);
        tracker = null;
        byBundle.put(0L, read(files));
    }

    @Deactivate
    public void close() {
        if (tracker != null) {
            tracker.close();
        }
    }

    @Override
    public @Nullable List<FormDefinition> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        var files = bundle.findEntries("forms", "*.yaml", false);
        if (files == null) {
            return null;
        }
        List<FormDefinition> forms = new ArrayList<>();
        for (URL file : Collections.list(files)) {
            try {
                forms.addAll(read(List.of(file)));
            } catch (FormUnreadableException broken) {
                LOG.error("A form of {} cannot be used. {}", bundle, broken.getMessage());
            }
        }
        byBundle.put(bundle.getBundleId(), List.copyOf(forms));
        return forms;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, List<FormDefinition> forms) {
        // a state among those that serve changes nothing about its forms
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, List<FormDefinition> forms) {
        byBundle.remove(bundle.getBundleId());
    }

    private static List<FormDefinition> read(Collection<URL> files) {
        List<FormDefinition> forms = new ArrayList<>();
        for (URL file : files) {
            try (InputStream yaml = file.openStream()) {
                forms.add(FormReader.read(file.getPath(), yaml));
            } catch (IOException unreadable) {
                throw new FormUnreadableException(file.getPath(), List.of("cannot be read"), unreadable);
            }
        }
        return List.copyOf(forms);
    }

    @Override
    public Optional<FormDefinition> find(String id) {
        return byBundle.descendingMap().values().stream()
                .flatMap(List::stream)
                .filter(form -> form.id().equals(id))
                .findFirst();
    }

    @Override
    public FormReading read(byte[] yaml) {
        return FormReader.read(yaml);
    }

    @Override
    public List<FieldProblem> check(
            FormDefinition form, FormPage page, Answers answers, Map<String, List<String>> options) {
        Answers counting = prune(form, answers);
        return page.fields().stream()
                .filter(field -> asked(field.when(), counting))
                .flatMap(field -> check
                        .problems(
                                form,
                                field,
                                called(form, page, field, counting),
                                form.voice(page, field.item(), counting),
                                counting,
                                options)
                        .stream())
                .toList();
    }

    @Override
    public String called(FormDefinition form, FormPage page, FormField field, Answers answers) {
        String item = field.item().orElse("");
        if (item.isEmpty()) {
            return "";
        }
        return form.group(page.collects())
                .map(group -> Integer.toString(group.items(answers).indexOf(item) + 1))
                .orElseGet(() -> form.group(page.each())
                        .map(group -> group.called(answers, item))
                        .orElse(""));
    }

    @Override
    public List<FormPage> path(FormDefinition form, Answers answers) {
        List<FormPage> pages = new ArrayList<>();
        walk(form, answers, pages);
        return List.copyOf(pages);
    }

    @Override
    public Answers prune(FormDefinition form, Answers answers) {
        return walk(form, answers, new ArrayList<>());
    }

    /** Goes the way that the answers lead; an answer to a question that is not asked decides nothing on it. */
    private static Answers walk(FormDefinition form, Answers answers, List<FormPage> pages) {
        Map<String, Object> counting = new TreeMap<>();
        for (FormPage page : form.forAnswers(answers).pages()) {
            if (!asked(page.when(), new Answers(counting))) {
                continue;
            }
            form.group(page.collects()).ifPresent(group -> counting.put(group.name(), group.items(answers)));
            Set<String> askedHere = new HashSet<>();
            for (FormField field : page.fields()) {
                if (asked(field.when(), new Answers(counting))) {
                    askedHere.add(field.name());
                    Object answer = answers.values().get(field.name());
                    if (answer != null) {
                        counting.put(field.name(), answer);
                    }
                }
            }
            if (page.fields().isEmpty() || !askedHere.isEmpty()) {
                pages.add(page);
            }
        }
        return new Answers(counting);
    }

    private static boolean asked(@Nullable Condition condition, Answers answers) {
        return condition == null || condition.holds(answers);
    }
}
