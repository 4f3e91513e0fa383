package org.guildhall.send.message;

import java.util.UUID;

/**
 * A message about to be sent in a thread.
 *
 * @param id made when the page was opened; sent twice, there is one message
 * @param upload where its files lie
 */
public record NewReply(UUID id, UUID upload, String words) {}
