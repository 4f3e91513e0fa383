/** Settings that are read anew from Configuration Admin. */
@org.jspecify.annotations.NullMarked
package org.guildhall.runtime.settings;
