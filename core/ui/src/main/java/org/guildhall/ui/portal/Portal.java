package org.guildhall.ui.portal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guildhall.api.permission.Permission;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one service that a portal registers: all that it contributes to the shell. What it lists is added when the service comes
 * and taken back when it goes; each list is read once.
 */
@ConsumerType
public interface Portal {
    /** Short stable name, such as {@code finance}; the first part of its permissions, forms and texts. */
    String name();

    /** Key of the name that people know it by, for messages such as "not available now". */
    default String titleKey() {
        return name() + ".title";
    }

    /** The pages; what is not listed has no route. */
    List<Page> pages();

    /** The permissions that its pages and services ask for. */
    default List<Permission> permissions() {
        return List.of();
    }

    /** Pages that settle what the bundle's settings form cannot; they stand beside that form on the page Settings. */
    default List<NavigationItem> settingsPages() {
        return List.of();
    }

    /** Names of settings that one of these pages changes; the bundle's form leaves them out and leads to the pages. */
    default Set<String> settingsOnPages() {
        return Set.of();
    }

    /** Entries of the staff menu. */
    default List<NavigationItem> navigation() {
        return List.of();
    }

    /** The tile on the home page. */
    default Optional<Tile> tile() {
        return Optional.empty();
    }

    /** Parts of the home page. */
    default List<HomeSection> homeSections() {
        return List.of();
    }

    /** Buttons on the home page under "My Account". */
    default List<AccountAction> accountActions() {
        return List.of();
    }

    /** What registrations that start from this portal's pages ask. */
    default RegistrationProfile registration() {
        return RegistrationProfile.DEFAULT;
    }

    /**
     * Whom the link to one of this portal's pages was mailed to, if it was mailed to somebody and can still be used; read when
     * somebody who is heading for the page registers.
     *
     * @param target path of the page, without a slash at the start
     */
    default Optional<Invitation> invitation(String target) {
        return Optional.empty();
    }

    /** The pages for signing in, if this portal provides them. */
    default Optional<SignInPages> signInPages() {
        return Optional.empty();
    }

    /** A check of those who enter the pages of any portal, if this portal has one; a longer password asked for, say. */
    default Optional<EntryCheck> entryCheck() {
        return Optional.empty();
    }
}
