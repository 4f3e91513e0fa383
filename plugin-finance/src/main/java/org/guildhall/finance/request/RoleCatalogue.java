package org.guildhall.finance.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.guildhall.finance.request.RepresentativeRole.EvidenceRule;

/** The roles in which somebody may act for a person, as the council set them. */
public record RoleCatalogue(List<RepresentativeRole> roles) {
    /** The role of somebody who asks for their own documents; not part of the catalogue. */
    public static final String SELF = "self";

    /** The role that the person represented gives by their own consent. */
    public static final String NOMINATED = "nominated";

    /** Reads the setting; a line that cannot be read is refused, so that a slip cannot open documents. */
    public static RoleCatalogue of(String... lines) {
        return new RoleCatalogue(Arrays.stream(lines)
                .filter(line -> !line.isBlank())
                .map(RoleLine::read)
                .toList());
    }

    /** Reads the setting without the lines that cannot be read, so that a slip closes one role and no page. */
    static RoleCatalogue readable(Consumer<String> unreadable, String... lines) {
        List<RepresentativeRole> roles = new ArrayList<>();
        for (String line : lines) {
            try {
                roles.addAll(of(line).roles());
            } catch (IllegalArgumentException slip) {
                unreadable.accept(line);
            }
        }
        return new RoleCatalogue(List.copyOf(roles));
    }

    /** The roles in which a request is taken. */
    public List<RepresentativeRole> allowed() {
        return roles.stream().filter(RepresentativeRole::allowed).toList();
    }

    /** The role of this id in which a request is taken. */
    public Optional<RepresentativeRole> allowed(String id) {
        return allowed().stream().filter(role -> role.id().equals(id)).findFirst();
    }

    /** The ids of the allowed roles that ask for evidence in this way. */
    Set<String> asking(EvidenceRule... rules) {
        Set<EvidenceRule> wanted = Set.of(rules);
        return allowed().stream()
                .filter(role -> wanted.contains(role.evidence()))
                .map(RepresentativeRole::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The role of this id, whether requests in it are taken or not. */
    public Optional<RepresentativeRole> find(String id) {
        return roles.stream().filter(role -> role.id().equals(id)).findFirst();
    }
}
