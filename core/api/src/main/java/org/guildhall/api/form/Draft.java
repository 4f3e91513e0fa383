package org.guildhall.api.form;

import java.time.Instant;
import java.util.UUID;

/**
 * Answers under way.
 *
 * @param form id of the definition
 * @param formVersion version of the definition that they were given to
 * @param page id of the page where the person was
 * @param version raised by each save; a save with an older one is refused
 */
public record Draft(
        UUID id,
        DraftOwner owner,
        String form,
        int formVersion,
        Answers answers,
        String page,
        int version,
        Instant changedAt) {}
