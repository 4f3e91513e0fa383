/** Signing in, registering and one's own details: the entry and the settings. */
@org.jspecify.annotations.NullMarked
package org.guildhall.auth;
