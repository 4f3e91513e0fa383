/** What a portal's entities look like. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.persistence.sample;
