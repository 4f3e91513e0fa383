package org.guildhall.api.audit;

import java.time.Instant;

/** When the chain was checked last, and what came of it. */
public record AuditCheck(Instant at, ChainCheck result) {}
