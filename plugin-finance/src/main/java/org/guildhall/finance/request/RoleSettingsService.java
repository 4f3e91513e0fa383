package org.guildhall.finance.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.settings.Settings;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.api.settings.SettingsSource;
import org.guildhall.api.text.Texts;
import org.guildhall.finance.FinancePermissions;
import org.guildhall.finance.FinanceSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The role catalogue as administrators change it; what is kept is the setting, so that export, import and audit see it too. */
@Component(service = RoleSettingsService.class)
public final class RoleSettingsService {
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_TEXT = 500;

    private final SettingsForms forms;
    private final Permissions permissions;
    private final Texts texts;
    private final Settings<FinanceSettings> settings;

    /** Changes the settings of this portal. */
    @Activate
    public RoleSettingsService(
            @Reference SettingsForms forms,
            @Reference Permissions permissions,
            @Reference Texts texts,
            @Reference SettingsSource settings) {
        this.forms = forms;
        this.permissions = permissions;
        this.texts = texts;
        this.settings = settings.of(FinanceSettings.class);
    }

    /** The roles as they are set. */
    public RoleCatalogue roles() {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        return RoleCatalogue.readable(line -> {}, settings.get().roles());
    }

    /** Lines of the setting that cannot be read: their roles are closed. */
    public List<String> unreadable() {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        List<String> lines = new ArrayList<>();
        RoleCatalogue.readable(lines::add, settings.get().roles());
        return List.copyOf(lines);
    }

    /** A role. */
    public RepresentativeRole role(String id) {
        return roles().find(id).orElseThrow(() -> new NotFoundException("finance.role " + id));
    }

    /** Adds a role at the end of the list. */
    public void add(RepresentativeRole role) {
        check(role, true);
        List<String> lines = lines();
        lines.add(RoleLine.write(role));
        save(lines);
    }

    /** Changes the role of the same id in its place. */
    public void change(RepresentativeRole role) {
        check(role, false);
        List<String> lines = lines();
        lines.set(place(lines, role.id()), RoleLine.write(role));
        save(lines);
    }

    /** Moves a role one place up in the list that people choose from. */
    public void moveUp(String id) {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        List<String> lines = lines();
        int place = place(lines, id);
        if (place > 0) {
            lines.add(place - 1, lines.remove(place));
            save(lines);
        }
    }

    /** Takes a role out of the list; access that was given in it stays until it ends or is revoked. */
    public void remove(String id) {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        List<String> lines = lines();
        lines.remove(place(lines, id));
        save(lines);
    }

    /** Takes the lines out that cannot be read; their roles were closed already. */
    public void removeUnreadable() {
        List<String> unreadable = unreadable();
        List<String> lines = lines();
        lines.removeAll(unreadable);
        save(lines);
    }

    /** Puts the roles of a shipped profile in the place of all. */
    public void use(RoleProfile profile) {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        save(profile.lines());
    }

    private List<String> lines() {
        return new ArrayList<>(Stream.of(settings.get().roles())
                .filter(line -> !line.isBlank())
                .toList());
    }

    private static int place(List<String> lines, String id) {
        for (int place = 0; place < lines.size(); place++) {
            if (lines.get(place).split(";", 2)[0].strip().equals(id)) {
                return place;
            }
        }
        throw new NotFoundException("finance.role " + id);
    }

    private void save(List<String> lines) {
        forms.save(FinanceSettings.ID, Map.of(RoleRule.ROLES, lines), Locale.UK);
    }

    private void check(RepresentativeRole role, boolean added) {
        permissions.check(FinancePermissions.CHANGE_SETTINGS);
        List<FieldProblem> problems = new ArrayList<>();
        if (added) {
            if (!RoleLine.ID.matcher(role.id()).matches() || role.id().equals(RoleCatalogue.SELF)) {
                problems.add(FieldProblem.of("id", "finance.roles.id.wrong"));
            } else if (ids().contains(role.id())) {
                problems.add(FieldProblem.of("id", "finance.roles.id.taken", role.id()));
            }
        }
        if (role.months() < 0 || role.months() > RoleLine.MOST_MONTHS) {
            problems.add(FieldProblem.of("months", "finance.roles.months.wrong", RoleLine.MOST_MONTHS));
        }
        if (role.label().equals(Wording.NONE) && !texts.has(role.textKey())) {
            problems.add(FieldProblem.of("labelEn", "finance.roles.label.missing"));
        }
        words(problems, "label", role.label(), LONGEST_LABEL);
        words(problems, "proof", role.proof(), LONGEST_TEXT);
        role.checks().forEach(check -> words(problems, "checks", check, LONGEST_TEXT));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        lines().forEach(line -> ids.add(line.split(";", 2)[0].strip()));
        return ids;
    }

    private static void words(List<FieldProblem> problems, String field, Wording words, int longest) {
        if (words.english().isEmpty() && !words.welsh().isEmpty()) {
            problems.add(FieldProblem.of(field + "En", "finance.roles.english.missing"));
        }
        tooLong(problems, field + "En", words.english(), longest);
        tooLong(problems, field + "Cy", words.welsh(), longest);
    }

    private static void tooLong(List<FieldProblem> problems, String field, String text, int longest) {
        if (text.length() > longest) {
            problems.add(FieldProblem.of(field, "finance.words.too-long", longest));
        }
    }
}
