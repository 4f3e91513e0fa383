/** One-time codes and links; only keyed hashes are kept. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.code;
