package org.guildhall.api.account;

/** Whether somebody can sign in with an account. */
public enum AccountState {
    /** Its owner can sign in. */
    ACTIVE,
    /** Nobody can sign in until it is unlocked. */
    LOCKED,
    /** Locked for good, because the person has left. */
    LEFT
}
