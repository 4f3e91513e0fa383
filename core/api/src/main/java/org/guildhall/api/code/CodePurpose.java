package org.guildhall.api.code;

import java.time.Duration;

/**
 * What a code is for; a code of one purpose never works for another.
 *
 * @param name stable name
 * @param lifetime how long a code can be used
 */
public record CodePurpose(String name, Duration lifetime) {}
