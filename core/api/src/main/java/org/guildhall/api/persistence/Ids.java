package org.guildhall.api.persistence;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Where new ids come from: time-ordered (UUIDv7, RFC 9562), so that indexes stay compact; never a secret. */
@ProviderType
public interface Ids {
    /** A new id, later than those before it. */
    UUID next();
}
