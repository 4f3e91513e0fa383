package org.guildhall.ui.portal;

/** Who may open a page or see an item; there is no default, and what is not named has no route. */
public sealed interface Access {
    /** Everybody, signed in or not; each such page also stands in one reviewed list. */
    Access PUBLIC = new Everybody();

    /** Everybody with an account; the page itself asks which records are theirs. */
    Access SIGNED_IN = new AnyAccount();

    /** Those who hold the permission, in Shiro's wildcard form such as {@code finance:request:decide}. */
    static Access permission(String name) {
        return new Holders(name);
    }

    /** See {@link #PUBLIC}. */
    record Everybody() implements Access {}

    /** See {@link #SIGNED_IN}. */
    record AnyAccount() implements Access {}

    /** See {@link #permission}. */
    record Holders(String permission) implements Access {}
}
