package org.guildhall.send.message;

import java.util.UUID;

/**
 * A message about to be sent.
 *
 * @param id made when the page was opened; sent twice, there is one message
 * @param type the English words of one of the types
 */
public record NewMessage(UUID id, String type, String subject, String words) {}
