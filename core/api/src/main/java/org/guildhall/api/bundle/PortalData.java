package org.guildhall.api.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What portals have left in the database and the document store, of those that are installed and of those that went. To see how much
 * there is asks for {@code core:data:read}, to take it out for {@code core:data:export}, to delete it or to forbid that for
 * {@code core:data:delete}; each is in the audit log.
 */
@ProviderType
public interface PortalData {
    /** The data of each portal, by name; core's own is not among it. */
    List<KeptData> all();

    /**
     * The data that a portal uses or has left.
     *
     * @param portal its bundle's symbolic name
     */
    List<KeptData> of(String portal);

    /** The data of this name. */
    Optional<KeptData> find(String name);

    /**
     * The permissions that the acting person would need to take it out and does not have: a portal can ask for some of its own beside
     * {@code core:data:export}, where some of its data is kept from administrators.
     */
    List<String> missingToExport(String name);

    /**
     * Writes all of it as a ZIP archive that needs nothing of ours to be read: tables as CSV, a list of them as JSON, documents as
     * they were stored. Texts that are sealed in the database are open in it.
     *
     * @throws IOException if the reader went away or a document is not what was stored
     * @throws org.guildhall.api.error.NotPermittedException if {@link #missingToExport} names a permission
     * @throws org.guildhall.api.error.NotFoundException if there is no such data
     */
    void export(String name, OutputStream zip) throws IOException;

    /**
     * Deletes all of it for good. Cut off half-way, what is left can be deleted by another call.
     *
     * @throws org.guildhall.api.error.RefusedException if its portal is installed, or the data is under legal hold
     * @throws org.guildhall.api.error.NotFoundException if there is no such data
     */
    void delete(String name);

    /**
     * Puts the data under legal hold, or gives the hold another reason.
     *
     * @throws org.guildhall.api.error.InvalidInputException if there is no reason, or it is longer than 1,000 characters
     */
    KeptData hold(String name, String reason);

    /** Lifts the hold. */
    KeptData release(String name);
}
