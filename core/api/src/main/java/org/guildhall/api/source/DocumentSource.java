package org.guildhall.api.source;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Another system that is asked for its documents, once a minute and by one server: register it as a service. The portal remembers
 * how far it has come; each document and that memory are kept in one transaction, so that none is lost or taken twice.
 */
@ConsumerType
public interface DocumentSource {
    /** A name that stays, such as {@code mosaic}; at most 60 characters. */
    String name();

    /** Name of the portal that takes its documents, such as {@code finance}. */
    String portal();

    /**
     * The documents that come after a position, in an order that stays, at most so many; none where there are no more for now.
     *
     * @param after {@link SourceDocument#position()} of the last one that was taken or refused; empty at first
     * @throws IOException if the other system cannot be asked now; it is asked again later
     */
    List<SourceDocument> next(String after, int most) throws IOException;
}
