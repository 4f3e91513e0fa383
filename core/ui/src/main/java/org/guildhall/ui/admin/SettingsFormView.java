package org.guildhall.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.ui.field.Field;
import org.guildhall.ui.field.Option;
import org.guildhall.ui.field.RadioInput;
import org.guildhall.ui.field.TextInput;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.page.QuestionPage;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;

/** One form of settings: what is saved acts at once. */
final class SettingsFormView extends Div implements BeforeEnterObserver {
    private static final int SHORTEST_LIST = 3;
    private static final int LONGEST_LIST = 12;

    private final Words words;
    private final SettingsForms settings;
    private final PortalTracker portals;

    SettingsFormView(Words words, SettingsForms settings, PortalTracker portals) {
        this.words = words;
        this.settings = settings;
        this.portals = portals;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        show(settings.find(id, words.language()).orElseThrow(() -> new NotFoundException("settings " + id)), false);
    }

    private void show(SettingsForm form, boolean saved) {
        QuestionPage page = new QuestionPage(words, form.name());
        page.setCaption(words.get("ui.admin.settings"));
        page.setBack(AdminPortal.SETTINGS);
        if (saved) {
            page.addContent(new Notice(Notice.Kind.SUCCESS, words.get("ui.admin.settings.saved")).announced());
        }
        if (!form.description().isEmpty()) {
            page.addContent(new Paragraph(form.description()));
        }
        Optional<String> refusal = settings.refusal(form.id());
        refusal.ifPresent(key -> page.addContent(new Notice(Notice.Kind.WARNING, words.get(key))));
        pages(form).ifPresent(page::addContent);
        Map<String, Supplier<List<String>>> typed = new LinkedHashMap<>();
        Set<String> onPages = portals.settingsOnPages(form.bundle());
        form.fields().stream()
                .filter(field -> !onPages.contains(field.name()))
                .forEach(field -> typed.put(field.name(), ask(page, field)));
        if (refusal.isEmpty()) {
            page.primary(words.get("ui.admin.settings.save"), () -> save(page, form, typed));
        }
        removeAll();
        add(page);
    }

    private void save(QuestionPage page, SettingsForm form, Map<String, Supplier<List<String>>> typed) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        typed.forEach((name, value) -> values.put(name, value.get()));
        try {
            show(settings.save(form.id(), values, words.language()), true);
        } catch (InvalidInputException refused) {
            page.showProblems(refused.problems());
        }
    }

    /** Where the settings are that have pages of their own. */
    private Optional<Notice> pages(SettingsForm form) {
        UnorderedList list = new UnorderedList();
        portals.settingsPages(form.bundle())
                .forEach(page -> list.add(new ListItem(new PageLink(page.path(), words.get(page.textKey())))));
        return list.getComponentCount() == 0
                ? Optional.empty()
                : Optional.of(
                        new Notice(Notice.Kind.INFORMATION, new Paragraph(words.get("ui.admin.settings.pages")), list));
    }

    private Supplier<List<String>> ask(QuestionPage page, SettingsField field) {
        if (field.kind() == SettingsField.Kind.YES_NO || !field.options().isEmpty()) {
            RadioInput choice = page.ask(new RadioInput(field.name(), field.label(), options(field)));
            choice.setValue(first(field.value()));
            hint(choice, field);
            return () -> List.of(choice.value());
        }
        TextInput input = page.ask(input(field));
        input.setAutocomplete("off");
        hint(input, field);
        if (field.many()) {
            return () -> input.value()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
        return () -> List.of(
                field.kind() == SettingsField.Kind.SECRET
                        ? input.value()
                        : input.value().strip());
    }

    private TextInput input(SettingsField field) {
        if (field.kind() == SettingsField.Kind.SECRET) {
            return TextInput.password(field.name(), field.label(), "new-password");
        }
        if (field.many()) {
            int rows = Math.clamp(field.value().size() + 1L, SHORTEST_LIST, LONGEST_LIST);
            TextInput list = TextInput.longText(field.name(), field.label(), rows);
            list.setValue(String.join("\n", field.value()));
            return list;
        }
        TextInput input = new TextInput(field.name(), field.label());
        input.setValue(first(field.value()));
        if (field.kind() == SettingsField.Kind.NUMBER) {
            input.setInputMode("numeric");
            input.setWidthInCharacters(10);
        }
        return input;
    }

    private List<Option> options(SettingsField field) {
        if (field.kind() == SettingsField.Kind.YES_NO) {
            return List.of(Option.of("true", words.get("ui.yes")), Option.of("false", words.get("ui.no")));
        }
        return field.options().entrySet().stream()
                .map(option -> Option.of(option.getKey(), option.getValue()))
                .toList();
    }

    private void hint(Field<?> input, SettingsField field) {
        List<String> parts = new ArrayList<>();
        if (!field.description().isEmpty()) {
            parts.add(sentence(field.description()));
        }
        if (field.many()) {
            parts.add(words.get("ui.admin.settings.many"));
        }
        if (field.minimum() != null && field.maximum() != null) {
            parts.add(words.get(
                    "ui.admin.settings.range",
                    field.minimum().toString(),
                    field.maximum().toString()));
        }
        if (field.kind() == SettingsField.Kind.SECRET) {
            parts.add(words.get(field.set() ? "ui.admin.settings.secret.set" : "ui.admin.settings.secret.unset"));
        } else if (!field.value().equals(field.preset())) {
            parts.add(words.get("ui.admin.settings.preset", preset(field)));
        }
        if (!parts.isEmpty()) {
            input.setHint(String.join(" ", parts));
        }
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.!?]") ? text : text + ".";
    }

    private String preset(SettingsField field) {
        if (field.kind() == SettingsField.Kind.YES_NO) {
            return words.get(first(field.preset()).equals("true") ? "ui.yes" : "ui.no");
        }
        String preset = field.preset().stream()
                .map(value -> field.options().getOrDefault(value, value))
                .collect(Collectors.joining(", "));
        return preset.isEmpty() ? words.get("ui.admin.settings.nothing") : preset;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }
}
