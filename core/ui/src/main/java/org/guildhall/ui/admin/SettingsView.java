package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guildhall.api.settings.SettingsField;
import org.guildhall.api.settings.SettingsFiles;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.ui.list.SummaryCard;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.PageLink;
import org.guildhall.ui.shell.PortalTracker;
import org.guildhall.ui.text.Words;

/** The settings of everything that is here, a card for each form (SPEC I6). */
final class SettingsView extends ContentPage {
    /** How the symbolic names of the platform's own bundles begin. */
    private static final String PLATFORM = "guildhall-";

    private final Words words;
    private final PortalTracker portals;

    SettingsView(Words words, SettingsForms settings, SettingsFiles files, PortalTracker portals) {
        super(words.get("ui.admin.settings"));
        this.words = words;
        this.portals = portals;
        Anchor export = new Anchor(
                DownloadHandler.fromInputStream(event -> file(files)), words.get("ui.admin.settings.export"));
        export.addClassNames("gh-button", "gh-secondary");
        Div tools = new Div(
                export, new PageLink(AdminPortal.SETTINGS_IMPORT, words.get("ui.admin.settings.import")).asSecondary());
        tools.addClassName("gh-buttons");
        add(new Paragraph(words.get("ui.admin.settings.lead")), tools);
        Map<Boolean, List<SettingsForm>> forms = settings.all(words.language()).stream()
                .collect(Collectors.partitioningBy(form -> form.bundle().startsWith(PLATFORM)));
        section(words.get("ui.admin.settings.server"), cards(forms.getOrDefault(true, List.of())));
        section(words.get("ui.admin.portals"), cards(forms.getOrDefault(false, List.of())));
    }

    private static DownloadResponse file(SettingsFiles files) {
        byte[] bytes = files.export().getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes), "guildhall-settings.json", "application/json", bytes.length);
    }

    private SummaryCard[] cards(List<SettingsForm> forms) {
        return forms.stream().map(this::card).toArray(SummaryCard[]::new);
    }

    private SummaryCard card(SettingsForm form) {
        SummaryCard card = new SummaryCard(form.name());
        if (!form.description().isEmpty()) {
            card.line(form.description());
        }
        long set = form.fields().stream().filter(SettingsField::set).count();
        card.line(words.get("ui.admin.settings.count", form.fields().size(), set));
        List<Component> actions = new ArrayList<>();
        actions.add(
                new PageLink(AdminPortal.SETTINGS + "/" + form.id(), words.get("ui.admin.settings.change", form.name()))
                        .asSecondary());
        portals.settingsPages(form.bundle())
                .forEach(page -> actions.add(new PageLink(page.path(), words.get(page.textKey())).asSecondary()));
        return card.actions(actions.toArray(Component[]::new));
    }
}
