package org.guildhall.api.instance;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The made-up accounts of a test instance; the service does not exist on live ones or without demo data. */
@ConsumerType
public interface DemoAccounts {
    /** The one password of all of them. */
    String password();

    /** The accounts in the order in which to show them. */
    List<DemoAccount> accounts();

    /**
     * A made-up account.
     *
     * @param email what to sign in with
     * @param textKey what the account is for
     */
    record DemoAccount(String email, String textKey) {}
}
