package org.guildhall.api.document;

import org.guildhall.api.session.Actor;
import org.osgi.annotation.versioning.ConsumerType;

/** A portal's rule on who may read its documents; asked anew for each read; while there is none, nobody reads. */
@ConsumerType
public interface DocumentAccess {
    /** The portal whose documents this rule is about. */
    String portal();

    /** Whether the actor may read the document now. */
    boolean mayRead(Actor actor, StoredDocument document);

    /** Told after a document was read in full or in part, so that the portal can mark it as read. */
    default void wasRead(Actor actor, StoredDocument document) {}
}
