package org.guildhall.api.permission;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The roles that an administrator can assign. */
@ProviderType
public interface Roles {
    /** All roles with the permissions that they give now. */
    List<Role> all();
}
