package org.guildhall.finance.document;

import java.util.UUID;

/** The key of a read mark. */
record DocumentReadKey(UUID account, UUID documentId) {}
