package org.guildhall.finance.intake;

import java.util.UUID;

/** The key of a line. */
record ImportLineKey(UUID runId, int line) {}
