package org.guildhall.api.token;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** What tokens of a portal can be for: register it as a service. */
@ConsumerType
public interface ApiScopes {
    /** All of them, in the order in which they are offered. */
    List<ApiScope> scopes();
}
