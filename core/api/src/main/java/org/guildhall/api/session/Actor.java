package org.guildhall.api.session;

import java.util.UUID;
import org.guildhall.api.account.AccountId;

/** Who does something. */
public sealed interface Actor {
    /** Somebody signed in, through this signed-in session. */
    record User(AccountId account, UUID session) implements Actor {}

    /** Part of the system, such as a job, named for the audit log. */
    record SystemPart(String name) implements Actor {}

    /** Somebody not signed in. */
    record Anonymous() implements Actor {}

    /** How records that outlive the session name it: an account's id, {@code system:NAME} or {@code anonymous}. */
    default String recorded() {
        return switch (this) {
            case User user -> user.account().toString();
            case SystemPart part -> "system:" + part.name();
            case Anonymous none -> "anonymous";
        };
    }
}
