package org.guildhall.finance.document;

import java.util.UUID;

/** The key of a visit. */
record DocumentVisitKey(UUID account, UUID person) {}
