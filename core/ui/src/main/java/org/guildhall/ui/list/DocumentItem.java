package org.guildhall.ui.list;

import java.time.LocalDate;
import org.guildhall.api.document.DocumentId;

/**
 * A document in a {@link DocumentList}.
 *
 * @param kind what kind it is, in words
 * @param unread whether the person has not opened it yet
 * @param openable whether it can be opened now
 * @param note a word more, such as "Being checked"; empty for none
 */
public record DocumentItem(
        DocumentId id,
        LocalDate published,
        LocalDate documentDate,
        String description,
        String kind,
        boolean unread,
        boolean openable,
        String note) {}
