package org.guildhall.api.source;

import java.util.Map;

/**
 * A document of another system.
 *
 * @param position where it stands in the order of its source; at most 200 characters
 * @param values by the names that the portal's manifest has, the digest among them; what is wrong with them is refused like a row
 * @param fileName the name of its file
 * @param bytes its file
 */
public record SourceDocument(String position, Map<String, String> values, String fileName, SourceBytes bytes) {}
