package org.guildhall.finance.intake;

import java.util.UUID;

/** The key of a call. */
record ApiCallKey(UUID tokenId, String idempotencyKey) {}
