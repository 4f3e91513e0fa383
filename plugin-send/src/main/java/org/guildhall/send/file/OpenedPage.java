package org.guildhall.send.file;

import java.util.UUID;

/**
 * A page on which something is written and files are uploaded.
 *
 * @param id another one at each opening: what is sent twice under it is sent once
 * @param upload where the files lie; the same until they are sent
 */
public record OpenedPage(UUID id, UUID upload) {}
