package org.guildhall.finance.intake;

import java.util.UUID;

/** The key of a notice. */
record ImportNoticeKey(UUID runId, UUID person) {}
