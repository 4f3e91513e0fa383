package org.guildhall.api.bundle;

import java.time.Instant;

/**
 * A portal's file that was looked at and waits to be installed.
 *
 * @param by id of the account that brought it, or the part of the system, as the audit log has it
 * @param mine whether the current actor brought it
 */
public record WaitingPortal(PortalCheck check, String by, boolean mine, Instant since) {}
