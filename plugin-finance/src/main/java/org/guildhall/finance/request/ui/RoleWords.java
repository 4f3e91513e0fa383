package org.guildhall.finance.request.ui;

import org.guildhall.finance.request.RepresentativeRole;
import org.guildhall.finance.request.RequestForm;
import org.guildhall.finance.request.RoleCatalogue;
import org.guildhall.ui.text.Words;

/** What roles are called: the council's own words first, then the shipped ones; a role that is gone keeps its id. */
public final class RoleWords {
    private final Words words;
    private final RequestForm form;

    /** Reads the catalogue at each use. */
    public RoleWords(Words words, RequestForm form) {
        this.words = words;
        this.form = form;
    }

    /** The name of the role with this id. */
    public String name(String id) {
        return form.roles().find(id).map(this::name).orElseGet(() -> shipped(id));
    }

    /** The name of a role. */
    public String name(RepresentativeRole role) {
        return role.label().isEmpty() ? shipped(role.id()) : role.label().in(words.language());
    }

    /** What proves a role; empty where nothing is said. */
    public String proof(RepresentativeRole role) {
        return role.proof().isEmpty()
                ? words.orEmpty(role.evidenceTextKey())
                : role.proof().in(words.language());
    }

    /** The catalogue that it reads. */
    RoleCatalogue roles() {
        return form.roles();
    }

    private String shipped(String id) {
        String text = words.orEmpty(RepresentativeRole.textKey(id));
        return text.isEmpty() ? id : text;
    }
}
