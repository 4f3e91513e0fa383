package org.guildhall.finance.document;

import java.time.Instant;

/**
 * That somebody opened a document.
 *
 * @param reader the reader's name, or the actor's id where there is no such account any more
 */
public record DocumentReading(String reader, String email, Instant at) {}
