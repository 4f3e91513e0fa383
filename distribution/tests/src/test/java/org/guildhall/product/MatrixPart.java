package org.guildhall.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a portal brings to the {@link Matrix}: a line for each of its registrations, its people and its objects. */
interface MatrixPart {
    /** Opens nothing of anybody's; there are no objects beyond it. */
    String EVERYTHING = "whoever takes everything out";

    /** A line for each page, by the address that is registered. */
    Map<String, Line> pages();

    /** A line for each servlet, by the pattern that is registered. */
    Map<String, Line> servlets();

    /** Makes the objects, each with its markers, as people make them. */
    void make(Matrix matrix);

    /** Looks at what is neither a page nor a servlet's address, after both. */
    default void further(Matrix matrix) {}

    /**
     * Who is let in.
     *
     * @param roles who passes the door; others are led to the sign-in or forbidden
     * @param objects what the variable parts of the address can name
     * @param refusedAs the permission that a servlet's refusal is audited as; pages tell theirs
     * @param notHere empty, or why nobody is sent there
     */
    record Line(Set<String> roles, List<Named> objects, String refusedAs, String notHere) {
        /** Everybody, signed in or not. */
        static Line everybody() {
            return of(Matrix.EVERYBODY.toArray(String[]::new));
        }

        /** Everybody with an account. */
        static Line signedIn() {
            return of(Matrix.EVERYBODY.stream()
                    .filter(role -> !role.equals(Matrix.NOBODY))
                    .toArray(String[]::new));
        }

        static Line of(String... roles) {
            return new Line(Set.of(roles), List.of(), "", "");
        }

        /** For servlets that ask for a permission. */
        Line refusedAs(String permission) {
            return new Line(roles, objects, permission, notHere);
        }

        /** Looked at elsewhere, or not at all. */
        static Line notHere(String why) {
            return new Line(Set.of(), List.of(), "", why);
        }

        /** What a part of the address can name, and who sees it; those behind the door who do not are answered as said. */
        Line naming(String part, String object, int otherwise, String... seenBy) {
            return and(new Named(Map.of(part, object), otherwise, Set.of(seenBy), "", ""));
        }

        /** The same of a part of another object, on which refusals are audited. */
        Line naming(String part, String object, String whole, int otherwise, String... seenBy) {
            return and(new Named(Map.of(part, object), otherwise, Set.of(seenBy), "", whole));
        }

        /** The same with an address of two parts. */
        Line naming(String part, String object, String part2, String object2, int otherwise, String... seenBy) {
            return and(new Named(Map.of(part, object, part2, object2), otherwise, Set.of(seenBy), "", ""));
        }

        /** An object that is answered with a file meant to hold what {@code reader} may see, whoever of these fetches it. */
        Line taking(String part, String object, String reader, String permission, String... seenBy) {
            return and(new Named(Map.of(part, object), 403, Set.of(seenBy), reader, permission));
        }

        /** The same with what another portal has at the same address. */
        Line with(Line more) {
            List<Named> all = new ArrayList<>(objects);
            all.addAll(more.objects);
            return new Line(roles, List.copyOf(all), refusedAs, notHere);
        }

        private Line and(Named more) {
            List<Named> all = new ArrayList<>(objects);
            all.add(more);
            return new Line(roles, List.copyOf(all), refusedAs, notHere);
        }
    }

    /**
     * An object of an address.
     *
     * @param parts which object stands at which part of the address
     * @param otherwise the status for those who pass the door but may not see it
     * @param reader whose markers the answer may hold; empty for those of the visitor
     * @param refusedAs the permission, one of several with spaces between, or the object, that a refusal is audited as; empty for
     *     the object itself
     */
    record Named(Map<String, String> parts, int otherwise, Set<String> seenBy, String reader, String refusedAs) {}
}
