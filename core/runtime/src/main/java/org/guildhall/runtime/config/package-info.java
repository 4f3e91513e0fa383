/** What the instance is started with. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.config;
