package org.guildhall.finance.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.account.AccountId;
import org.guildhall.api.error.FieldProblem;
import org.guildhall.api.error.InvalidInputException;
import org.guildhall.api.error.NotFoundException;
import org.guildhall.api.error.NotPermittedException;
import org.guildhall.api.permission.Permission;
import org.guildhall.api.permission.Permissions;
import org.guildhall.api.settings.SettingsForm;
import org.guildhall.api.settings.SettingsForms;
import org.guildhall.finance.FinanceSettings;
import org.guildhall.finance.FolderInstance;
import org.guildhall.finance.TestSettings;
import org.guildhall.finance.request.RepresentativeRole.EvidenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleSettingsServiceTest {
    private final TestSettings settings = new TestSettings();
    private final Path folder;
    private final RoleSettingsService roles;

    RoleSettingsServiceTest(@TempDir Path folder) {
        this.folder = folder;
        roles = service(true);
    }

    @Test
    void addsChangesMovesAndRemovesARole() {
        roles.add(role("friend", new Wording("Court friend", "")));
        assertEquals("Court friend", roles.role("friend").label().english());
        roles.moveUp("friend");
        assertEquals(List.of("poa", "dwp-appointee", "deputy", "nominated", "friend", "direct-payment-nominee"), ids());
        roles.change(role("poa", new Wording("Attorney", "Twrnai")));
        assertEquals("poa", ids().getFirst());
        assertEquals("Twrnai", roles.role("poa").label().welsh());
        roles.remove("friend");
        assertThrows(NotFoundException.class, () -> roles.role("friend"));
        roles.use(RoleProfile.THREE_ROLES);
        assertEquals(List.of("poa", "dwp-appointee", "deputy"), ids());
    }

    @Test
    void refusesWhatCannotBeARoleWithoutChangingAnything() {
        assertEquals("finance.roles.id.taken", refused(role("poa", Wording.NONE)));
        assertEquals("finance.roles.id.wrong", refused(role("self", Wording.NONE)));
        assertEquals("finance.roles.id.wrong", refused(role("a b", Wording.NONE)));
        assertEquals("finance.roles.label.missing", refused(role("friend", Wording.NONE)));
        assertEquals("finance.roles.english.missing", refused(role("friend", new Wording("", "Ffrind"))));
        assertEquals("finance.words.too-long", refused(role("friend", new Wording("x".repeat(101), ""))));
        assertEquals(
                "finance.roles.months.wrong",
                refused(new RepresentativeRole(
                        "friend", true, EvidenceRule.NONE, Set.of(), -1, Wording.NONE, Wording.NONE, List.of())));
        assertEquals(5, ids().size());
    }

    @Test
    void linesThatCannotBeReadAreTakenOutAndTheOthersStay() {
        settings.set("roles", new String[] {"poa; evidence=perhaps", "deputy; allowed=yes", "; ; ", "deputy two"});
        assertEquals(3, roles.unreadable().size());
        roles.removeUnreadable();
        assertEquals(List.of(), roles.unreadable());
        assertEquals(List.of("deputy"), ids());
        assertThrows(NotPermittedException.class, () -> service(false).removeUnreadable());
    }

    @Test
    void isForThoseWhoMayChangeSettings() {
        RoleSettingsService others = service(false);
        assertThrows(NotPermittedException.class, others::roles);
        assertThrows(NotPermittedException.class, () -> others.add(role("friend", Wording.NONE)));
        assertThrows(NotPermittedException.class, () -> others.use(RoleProfile.THREE_ROLES));
    }

    private List<String> ids() {
        return roles.roles().roles().stream().map(RepresentativeRole::id).toList();
    }

    private String refused(RepresentativeRole role) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> roles.add(role));
        return refused.problems().stream()
                .map(FieldProblem::textKey)
                .findFirst()
                .orElseThrow();
    }

    private static RepresentativeRole role(String id, Wording label) {
        return new RepresentativeRole(id, true, EvidenceRule.NONE, Set.of(), 0, label, Wording.NONE, List.of());
    }

    private RoleSettingsService service(boolean permitted) {
        return new RoleSettingsService(
                new OneForm(settings), new Fixed(permitted), new FolderInstance(folder).texts(), settings);
    }

    private record Fixed(boolean permitted) implements Permissions {
        @Override
        public boolean has(String permission) {
            return permitted;
        }

        @Override
        public boolean has(AccountId account, String permission) {
            return permitted;
        }

        @Override
        public AutoCloseable declare(Collection<Permission> permissions) {
            throw new AssertionError("no test asks for this");
        }

        @Override
        public List<Permission> declared() {
            return List.of();
        }

        @Override
        public void check(String permission) {
            if (!permitted) {
                throw new NotPermittedException(permission);
            }
        }
    }

    /** Keeps what is saved as the settings of this portal, after its own rule has looked at it. */
    private record OneForm(TestSettings settings) implements SettingsForms {
        @Override
        public List<SettingsForm> all(Locale language) {
            return List.of();
        }

        @Override
        public Optional<SettingsForm> find(String id, Locale language) {
            return Optional.empty();
        }

        @Override
        public SettingsForm save(String id, Map<String, List<String>> values, Locale language) {
            List<FieldProblem> problems = new RoleRule().problems(values);
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            values.forEach((name, lines) -> settings.set(name, lines.toArray(String[]::new)));
            return new SettingsForm(FinanceSettings.ID, "", "", "", List.of());
        }
    }
}
